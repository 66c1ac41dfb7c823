package udpcam.find;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.cli.Remote;
import udpcam.discovery.FoundReceiver;
import udpcam.link.Addresses;
import udpcam.run.MainLoop;
import udpcam.run.NanoClock;

/** Waits until there is one receiver to send to, and tells the user how to choose where there are several. */
public final class Finding {
    /** All receivers answer one question, the last ones half a second after the first. */
    private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);

    private static final long ADVISE_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final @Nullable String name;
    private final Supplier<List<FoundReceiver>> search;
    private final CommandWords command;
    private final Console console;
    private final PrintWriter out;

    /**
     * @param name of the receiver that is wanted; empty for any
     * @param search those that were found so far
     * @param command that the user gave, to be shown with an address in place of {@code --find}
     */
    public Finding(
            String name, Supplier<List<FoundReceiver>> search, CommandWords command, Console console, PrintWriter out) {
        this.name = name.isEmpty() ? null : name;
        this.search = search;
        this.command = command;
        this.console = console;
        this.out = out;
    }

    /**
     * The receiver to send to; null if the user ended the program before there was one.
     *
     * @param mostNanos how long to wait for one
     * @throws EnvironmentException if there is none, or the user has to choose
     */
    @Nullable
    public Remote find(MainLoop loop, NanoClock clock, long mostNanos) throws Exception {
        long start = clock.nanoTime();
        long firstNanos = 0; // when the first was found
        boolean advised = false;
        List<FoundReceiver> found = List.of();
        while (!loop.isStopped()) {
            long now = clock.nanoTime();
            found = wanted();
            firstNanos = found.isEmpty() ? now : firstNanos == 0 ? now : firstNanos;
            if (!found.isEmpty() && (name != null || now - firstNanos >= SETTLE_NANOS)) {
                return only(found);
            }
            if (now - start >= mostNanos) {
                throw new EnvironmentException(nothing() + " within --duration");
            }
            if (!advised && found.isEmpty() && now - start >= ADVISE_NANOS) {
                advised = true;
                advise();
            }
            loop.run(LOOK_NANOS, nowNanos -> {});
        }
        return null;
    }

    private List<FoundReceiver> wanted() {
        List<FoundReceiver> found = new ArrayList<>(search.get());
        if (name != null) {
            found.removeIf(each -> !each.name().equalsIgnoreCase(name));
        }
        return found;
    }

    private Remote only(List<FoundReceiver> found) throws EnvironmentException {
        if (found.size() > 1) {
            for (FoundReceiver each : found) {
                out.println(each.name() + ":  " + command.with("--remote " + Addresses.text(each.address())));
            }
            throw new EnvironmentException("Several receivers were found; choose one by its line, or by --find NAME");
        }
        FoundReceiver receiver = found.get(0);
        console.say("Found " + receiver.text());
        return new Remote(
                Addresses.text(receiver.address().getAddress()),
                OptionalInt.of(receiver.address().getPort()));
    }

    private String nothing() {
        return name == null ? "No receiver was found" : "No receiver named " + name + " was found";
    }

    private void advise() {
        console.say(nothing() + " yet; still looking");
        console.say("Does one run in the same network, without --no-announce?");
        console.say("Does a firewall block UDP port 5353 (mDNS)? --remote ADDRESS needs no search");
    }
}
