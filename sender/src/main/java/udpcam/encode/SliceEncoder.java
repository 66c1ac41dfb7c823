package udpcam.encode;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.picture.Picture;
import udpcam.turbojpeg.TurboJpeg;

/**
 * Encodes slices, lines of a picture, to a JPEG each, with a restart marker at every row of MCUs. Each encoder has its own
 * memory, which stays in its core's cache. Called by one thread at a time.
 */
interface SliceEncoder extends AutoCloseable {
    /** For a picture that nobody sees. */
    int ANY_QUALITY = 50;

    /**
     * Encodes some lines of a picture of pixels.
     *
     * @param top the first line, even
     * @param quality libjpeg's, 1-100
     * @return the JPEG from position 0 to limit, valid until the next call; empty if encoding failed
     */
    ByteBuffer encode(Picture picture, int top, int lines, int quality);

    @Override
    void close();

    /** Makes encoders of the fastest kind that works on this system. */
    static Supplier<SliceEncoder> best(Sampling sampling) {
        Supplier<SliceEncoder> turbo = () -> new TurboSliceEncoder(sampling);
        return TurboJpeg.isUsable() && makesRows(turbo, sampling) ? turbo : () -> new OpenCvSliceEncoder(sampling);
    }

    private static boolean makesRows(Supplier<SliceEncoder> maker, Sampling sampling) {
        int lines = 2 * sampling.mcuHeight();
        JpegFrame frame = new JpegFrame();
        try (SliceEncoder encoder = maker.get();
                Picture picture = new Picture.Supply().take(new PictureSize(sampling.mcuWidth(), lines), 0)) {
            boolean inRows = frame.read(encoder.encode(picture, 0, lines, ANY_QUALITY)) && frame.intervals() == 2;
            if (!inRows) {
                LoggerFactory.getLogger(SliceEncoder.class).debug("this TurboJPEG makes no rows: JPEG through OpenCV");
            }
            return inRows;
        }
    }
}
