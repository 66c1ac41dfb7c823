package udpcam.pixels;

/** FFmpeg has no conversion of a pixel format to blue, green, red. */
public final class UnconvertibleException extends Exception {
    private static final long serialVersionUID = 1;

    UnconvertibleException(PixelLayout layout) {
        super("the pixel format " + layout.formatName() + " of " + layout.size() + " cannot be converted");
    }
}
