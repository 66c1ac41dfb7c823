package udpcam.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;

/** Hides passwords in what a program says: those in URLs, as user information or as parameters whose names say so. */
public final class Secrets {
    private static final String SCHEME_END = "://";

    /**
     * Up to the last @ of the word: a password may contain one, and so may a user's name. What looks like host, port and path is
     * none, nor is what this program writes in place of one.
     */
    private static final Pattern USER_INFO =
            Pattern.compile("(://(?!\\[)[^/\\s:]*:)(?!\\d{1,5}(?:[/?\\s]|$)|PASSWORD@)\\S*@");

    private static final Pattern PARAMETER =
            Pattern.compile("(?i)([?&;/_][a-z.-]*(?:pas|pwd|psw|pw|secret|token|auth|key)[a-z_.-]*=)[^&;\\s'\"]+");

    private Secrets() {}

    /** The text with stars in place of passwords. */
    public static String masked(String text) {
        if (!text.contains(SCHEME_END)) {
            return text;
        }
        return PARAMETER.matcher(USER_INFO.matcher(text).replaceAll("$1***@")).replaceAll("$1***");
    }

    /** The stack trace of a failure, whose messages may hold passwords. */
    static String maskedTrace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return masked(trace.toString());
    }
}
