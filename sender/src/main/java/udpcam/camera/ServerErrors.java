package udpcam.camera;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions of cameras behind an HTTP or RTSP server, from its status code. */
public final class ServerErrors {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int SERVER_ERROR = 500;
    private static final long PAUSE_SECONDS = 2;

    /** Cameras lock an account after some five wrong passwords in half an hour. */
    private static final long PASSWORD_PAUSE_SECONDS = 120;

    private static final Pattern USER_INFO = Pattern.compile("://[^/]*@");

    private ServerErrors() {}

    /**
     * The refusal with a status code of 300 or more.
     *
     * @param name the URL without its password
     */
    public static CameraException refused(String name, int status, @Nullable Throwable cause) {
        return switch (status) {
            case UNAUTHORIZED ->
                passwordRefused(name + (USER_INFO.matcher(name).find() ? rejected() : missing(name)), cause);
            case FORBIDDEN -> passwordRefused(name + " forbids access (403)", cause);
            case NOT_FOUND, GONE -> refused(name + " is not there (" + status + ")", cause);
            default ->
                refused(
                        name
                                + (status >= SERVER_ERROR
                                        ? " failed or is busy (" + status + ")"
                                        : " refuses the request (" + status + ")"),
                        cause);
        };
    }

    private static String rejected() {
        return " rejects the user name or the password (401)";
    }

    private static String missing(String name) {
        return " asks for a password (401): write it into the URL, as " + name.replaceFirst("(?i)^([a-z]+://).*", "$1")
                + "USER:PASSWORD@HOST/...";
    }

    private static CameraException passwordRefused(String message, @Nullable Throwable cause) {
        return new RefusedCameraException(message, false, PASSWORD_PAUSE_SECONDS, cause);
    }

    private static CameraException refused(String message, @Nullable Throwable cause) {
        return new RefusedCameraException(message, true, PAUSE_SECONDS, cause);
    }
}
