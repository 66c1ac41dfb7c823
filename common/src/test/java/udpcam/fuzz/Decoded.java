package udpcam.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.FrameCheck;
import udpcam.jpeg.PictureSize;

/** Holds what the receiver takes for a whole picture against libjpeg, which the JDK has. */
public final class Decoded {
    private static final long MOST_PIXELS = 1 << 14; // larger ones take the fuzzer's time

    private Decoded() {}

    /**
     * A frame that is given out is no longer than what came, and is what its check says; if another program's is found to be one
     * picture, libjpeg finds no fault. A sender of this project proves by its check what it sent, whatever that is.
     */
    public static void assertSound(WholeFrame frame, int mostBytes) {
        if (frame.length() > mostBytes) {
            fail(frame.length() + " bytes of " + mostBytes);
        }
        assertEquals(FrameCheck.isPresent(frame.bytes(), frame.length()), isChecked(frame), "a broken check");
        if (frame.size() != null && !frame.isProven() && frame.isOnePicture()) {
            assertNoWarning(frame.bytes(), frame.length(), Objects.requireNonNull(frame.size()));
        }
    }

    private static boolean isChecked(WholeFrame frame) {
        return new FrameCheck().verify(frame.bytes(), frame.length()) == FrameCheck.Verdict.HOLDS;
    }

    /** libjpeg takes a picture without a warning, and it has that size. */
    public static void assertNoWarning(byte[] jpeg, int length, PictureSize size) {
        if (size.pixels() > MOST_PIXELS) {
            return;
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg, 0, length))) {
            reader.addIIOReadWarningListener((source, warning) -> fail(warning + hex(jpeg, length)));
            reader.setInput(in);
            Raster raster = reader.readRaster(0, null);
            assertEquals(size, new PictureSize(raster.getWidth(), raster.getHeight()));
        } catch (IOException e) {
            fail(e.getMessage() + hex(jpeg, length), e);
        } finally {
            reader.dispose();
        }
    }

    private static String hex(byte[] jpeg, int length) {
        return ": " + HexFormat.of().formatHex(jpeg, 0, length);
    }
}
