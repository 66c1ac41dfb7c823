package udpcam.sdp;

/**
 * Not a session description of JPEG video. The message is one line of a few words that says what is wrong, and is safe to
 * print whatever the description held.
 */
public final class MalformedSessionException extends Exception {
    private static final long serialVersionUID = 1;
    private static final int MESSAGE_MAX = 120;

    MalformedSessionException(String message) {
        super(message.substring(0, Math.min(message.length(), MESSAGE_MAX)).replaceAll("[^ -~]", "?"));
    }
}
