package udpcam.display;

import java.util.Arrays;
import udpcam.cli.EnvironmentException;

/** Says which part of the system is missing where no window can be opened. */
final class MissingParts {
    private static final String OR_HEADLESS = ", or use --headless";
    private static final String NO_FONTS = "There are no fonts for the window, or no libraries for fonts: install some"
            + " (Debian, Ubuntu: sudo apt install fontconfig)" + OR_HEADLESS;
    private static final String DESKTOP_JAVA =
            ": install one that does (Debian, Ubuntu: sudo apt install default-jre)" + OR_HEADLESS;
    private static final String FONT_CODE = "sun.font.";

    private MissingParts() {}

    /** There is a display, but this Java is made for servers. */
    static EnvironmentException ofJava() {
        return new EnvironmentException("This Java opens no windows" + DESKTOP_JAVA);
    }

    /** What the failure of AWT tells; {@code otherwise} where it tells of no part. */
    static EnvironmentException told(Throwable failure, String otherwise) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOfFonts(cause)) {
                return new EnvironmentException(NO_FONTS, failure);
            }
            if (cause instanceof UnsatisfiedLinkError) {
                String library = String.valueOf(cause.getMessage()).replaceFirst("^.*: (.*: )", "$1");
                return new EnvironmentException("This Java opens no windows (" + library + ")" + DESKTOP_JAVA, failure);
            }
        }
        return new EnvironmentException(otherwise, failure);
    }

    private static boolean isOfFonts(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(FONT_CODE));
    }
}
