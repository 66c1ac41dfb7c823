package udpcam.receiver;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.cli.NewFile;
import udpcam.cli.Values;
import udpcam.count.Counters;
import udpcam.link.Addresses;
import udpcam.run.NanoClock;
import udpcam.web.WebPage;
import udpcam.web.access.Gate;
import udpcam.web.access.PasswordFile;
import udpcam.web.access.PasswordGate;

/** The options about the page for browsers. */
final class WebOptions {
    private static final String DEFAULT_PORT = "8080";

    @Option(
            names = "--web",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = DEFAULT_PORT,
            converter = Values.Port.class,
            description = "Show the video in browsers, too: http://localhost:PORT. Default: no page; port "
                    + DEFAULT_PORT + ".")
    private @Nullable Integer port;

    @Option(
            names = "--web-bind",
            paramLabel = "ADDRESS",
            converter = Values.Host.class,
            description =
                    "Serve the page at this address of this computer, 0.0.0.0 for all; needs --web-password-file. "
                            + "Default: to this computer only.")
    private @Nullable String bind;

    @Option(
            names = "--web-password-file",
            paramLabel = "FILE",
            converter = NewFile.PathConverter.class,
            description = "Ask for the password of this file, which --new-password made. Default: none.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--new-password",
            paramLabel = "FILE",
            converter = NewFile.class,
            description =
                    "Make a password, keep it in this file in a form from which nobody gets it, print it and exit.")
    private @Nullable Path newPassword;

    /** Makes a password if that was asked for; returns whether it was. */
    boolean makePassword(Console console, PrintWriter out) throws EnvironmentException {
        if (newPassword == null) {
            return false;
        }
        String password = PasswordFile.create(newPassword, new SecureRandom());
        console.say("Wrote " + newPassword + ", for --web-password-file. The password, which is shown this once:");
        out.println(password);
        return true;
    }

    /** Takes the port of the page, on which there is nothing yet; null if no page was asked for. */
    @Nullable
    WebPage open(CommandLine line, Counters counters, NanoClock clock, Console console, Consumer<Throwable> onFailure)
            throws EnvironmentException {
        if (port == null) {
            if (bind != null || passwordFile != null) {
                String option = bind == null ? "--web-password-file" : "--web-bind";
                throw new ParameterException(line, option + " is of the page for browsers: add --web");
            }
            return null;
        }
        InetAddress address = address();
        if (passwordFile == null && !address.isLoopbackAddress()) {
            throw new ParameterException(
                    line,
                    "--web-bind " + bind + ": others than this computer get the page by password alone: make one with "
                            + "receiver --new-password FILE, then add --web-password-file FILE");
        }
        PasswordGate password = passwordFile == null
                ? null
                : new PasswordGate(PasswordFile.read(passwordFile), "udpcam-" + port, clock, new SecureRandom());
        try {
            WebPage page =
                    new WebPage(new InetSocketAddress(address, port), new Gate(names()), password, clock, onFailure);
            console.say("In browsers: " + String.join("  ", urls(address)));
            page.start(counters);
            return page;
        } catch (IOException failure) {
            throw new EnvironmentException(
                    "Cannot serve the page at " + Addresses.text(new InetSocketAddress(address, port)) + ": "
                            + failure.getMessage() + " (try another --web PORT)",
                    failure);
        }
    }

    private InetAddress address() throws EnvironmentException {
        try {
            return bind == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(bind);
        } catch (UnknownHostException unknown) {
            throw new EnvironmentException("--web-bind: no address is known for '" + bind + "'", unknown);
        }
    }

    private List<String> urls(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return List.of("http://localhost:" + port);
        }
        List<String> hosts = address.isAnyLocalAddress() ? Addresses.reachable() : List.of(Addresses.text(address));
        return hosts.stream()
                .map(host -> "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port)
                .toList();
    }

    /** By which browsers may ask for this computer. */
    private Set<String> names() {
        Set<String> names = new HashSet<>(Set.of("localhost"));
        try {
            String own = InetAddress.getLocalHost().getHostName();
            names.addAll(List.of(own, own + ".local", own.replaceFirst("\\..*", "")));
        } catch (UnknownHostException e) {
            // It is asked for by its addresses.
        }
        if (bind != null) {
            names.add(bind);
        }
        return Set.copyOf(
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
    }
}
