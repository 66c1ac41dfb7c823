package udpcam.bench.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.bytedeco.javacv.FrameGrabber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import udpcam.bench.screen.NumberCode;
import udpcam.bench.screen.RowCodes;
import udpcam.jpeg.PictureSize;

class ClipTest {
    private static final PictureSize SIZE = new PictureSize(320, 240);
    private static final int FRAME_LINE = "FRAME\n".length();

    @Test
    void aFrameBearsItsNumberInItsBottomLeftCorner() {
        Clip clip = Clip.drawn(SIZE);
        assertEquals(OptionalInt.of(1234), number(clip.numbered(1234)));
        assertEquals(OptionalInt.of(1334), number(clip.numbered(1334)), "in the same picture as the one before");
    }

    @Test
    void aDrawnFrameHasNoOtherNumber() {
        byte[] frame = Clip.drawn(SIZE).numbered(1234);
        assertEquals(OptionalInt.empty(), NumberCode.read((x, y) -> frame[FRAME_LINE + y * 320 + x] & 0xFF));
    }

    @Test
    void aFrameBearsItsNumberInEachOfItsRows() {
        PictureSize withHalfARow = new PictureSize(320, 248);
        byte[] frame = Clip.drawn(withHalfARow).numberedInRows(1234);
        assertEquals(15, RowCodes.rows(withHalfARow));
        for (int row = 0; row < 15; row++) {
            int top = row * RowCodes.HEIGHT;
            assertEquals(
                    OptionalInt.of(1234),
                    RowCodes.read((x, y) -> frame[FRAME_LINE + (top + y) * 320 + x] & 0xFF),
                    "row " + row);
        }
    }

    @Test
    void aFrameIsAsLongAsItsFormatSays() {
        Clip clip = Clip.drawn(SIZE);
        assertEquals(FRAME_LINE + 320 * 240 * 3 / 2, clip.numbered(0).length);
        assertEquals(
                "YUV4MPEG2 W320 H240 F29970:1000 Ip A1:1 C420jpeg\n",
                new String(clip.header(29.97), StandardCharsets.US_ASCII));
    }

    @Test
    void aVideoFileIsScaledToTheSize(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("video.mp4");
        new Footage(642, 360, 5, 10).writeH264(file);
        Clip clip = Clip.read(file, SIZE);
        assertEquals(5, clip.frames().size());
        byte[] frame = clip.numbered(5);
        assertEquals(OptionalInt.of(5), number(frame));
        assertNotEquals(frame[FRAME_LINE + 320 * 120 + 40], frame[FRAME_LINE + 320 * 120 + 280]);
    }

    @Test
    void aFileThatIsNoVideoIsRefused(@TempDir Path folder) {
        assertThrows(FrameGrabber.Exception.class, () -> Clip.read(folder.resolve("none"), SIZE));
    }

    private static OptionalInt number(byte[] frame) {
        int top = 240 - NumberCode.SQUARE;
        return NumberCode.read((x, y) -> frame[FRAME_LINE + (top + y) * 320 + x] & 0xFF);
    }
}
