package udpcam.display.x11;

/** Why the X server cannot read a picture out of this program's memory. */
public final class SharedMemoryException extends Exception {
    private static final long serialVersionUID = 1;

    SharedMemoryException(String reason) {
        super(reason);
    }
}
