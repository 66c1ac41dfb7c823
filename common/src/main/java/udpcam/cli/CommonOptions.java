package udpcam.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that both programs have; for picocli's {@code @Mixin}. */
public final class CommonOptions {
    /** The port, where the user names none. */
    public static final String DEFAULT_PORT = "12345";

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Values.Time.class,
            description = "End after this time: 10 or 10s, 500ms, 5m, 2h. Default: no end.")
    private @Nullable Duration duration;

    @Option(names = "--verbose", description = "Tell more: the stack trace behind an error.")
    private boolean verbose;

    /** How long to run, in nanoseconds; {@link Long#MAX_VALUE} for no end. */
    public long durationNanos() {
        return duration == null ? Long.MAX_VALUE : duration.toNanos();
    }

    public boolean verbose() {
        return verbose;
    }
}
