package udpcam.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a program failed for, in one line for its user: too little memory, or native libraries that cannot be loaded. */
public final class Failure {
    /** What to do where there is not enough memory. */
    public static final String MORE_MEMORY = "allow more: UDPCAM_OPTS='-Xmx2g -XX:MaxDirectMemorySize=2g'";

    private static final String OTHER_FOLDER = "name a folder that can be written and is not mounted noexec: "
            + "UDPCAM_OPTS=-D" + NativeFolders.JAVACPP + "=FOLDER";

    private Failure() {}

    /**
     * The line; null if it is none of these, and so a bug.
     *
     * @param refusals why no folder is of use for native libraries; nothing if one is
     */
    static @Nullable String explain(Throwable failure, List<String> refusals) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return "There is not enough memory (" + firstLine(cause) + "): " + MORE_MEMORY;
            }
            if (cause instanceof UnsatisfiedLinkError) {
                String reason = refusals.isEmpty() ? deepest(cause) : String.join(", ", refusals);
                return "The native libraries cannot be loaded: " + reason + "; " + OTHER_FOLDER;
            }
        }
        return null;
    }

    private static String deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() instanceof UnsatisfiedLinkError cause) {
            deepest = cause;
        }
        return firstLine(deepest);
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.toString()
                : message.lines().findFirst().orElse("");
    }
}
