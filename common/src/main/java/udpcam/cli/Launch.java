package udpcam.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** Runs a program's command line and turns what comes of it into an exit code. */
public final class Launch {
    /** Ended as asked. */
    public static final int OK = 0;

    /** The environment refused: no camera, port taken, no display. */
    public static final int ENVIRONMENT = 1;

    /** A usage error. */
    public static final int USAGE = 2;

    private Launch() {}

    /** Runs {@code program} with {@code args}; errors are told through {@code console}, help goes to {@code out}. */
    public static int run(Callable<Integer> program, Console console, PrintWriter out, String... args) {
        Locale.setDefault(Locale.ROOT); // numbers look the same everywhere, for the scripts that read them
        CommandLine line = new CommandLine(program);
        line.setOut(out);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler((error, rest) -> usage(error, console));
        List<String> refusals = NativeFolders.choose();
        line.setExecutionExceptionHandler((error, command, parsed) -> failed(error, refusals, console));
        try {
            return line.execute(args);
        } catch (Throwable error) { // an Error, which picocli leaves alone: a library that cannot be loaded, memory
            return failed(error, refusals, console);
        }
    }

    private static int usage(ParameterException error, Console console) {
        String name = error.getCommandLine().getCommandName();
        console.say(String.valueOf(error.getMessage()).replace('\n', ' ') + " (see " + name + " --help)");
        return USAGE;
    }

    private static int failed(Throwable failure, List<String> refusals, Console console) {
        String line = failure instanceof EnvironmentException
                ? String.valueOf(failure.getMessage())
                : Failure.explain(failure, refusals);
        console.say(line == null ? "This is a bug, or a broken installation: " + failure : line, failure);
        if (line == null) {
            console.trace(failure);
        }
        return ENVIRONMENT;
    }

    /** Switches on what {@code --verbose} shows; to be called before anything logs. */
    public static void verbose() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "debug");
    }

    /** The version in the jar's manifest. */
    public static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Launch.class.getPackage().getImplementationVersion();
            return new String[] {"udpcam " + (version == null ? "(not packaged)" : version)};
        }
    }
}
