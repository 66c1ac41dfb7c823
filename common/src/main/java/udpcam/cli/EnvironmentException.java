package udpcam.cli;

/** The environment refused: no camera, port taken, no display. The message is one line that says what to try. */
public final class EnvironmentException extends Exception {
    private static final long serialVersionUID = 1;

    public EnvironmentException(String message) {
        super(message);
    }

    public EnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
