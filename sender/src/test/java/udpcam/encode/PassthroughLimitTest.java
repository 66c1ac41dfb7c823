package udpcam.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.picture.Picture;
import udpcam.size.SentAs;

/** A camera that gives JPEG, 30 a second, on a network that takes less. */
class PassthroughLimitTest {
    private static final PictureSize SIZE = new PictureSize(320, 240);
    private static final int FPS = 30;

    private final List<String> told = new ArrayList<>();
    private final FrameEncoder encoder = new PassthroughEncoder(encoder(50), told::add);
    private final Picture.Supply supply = new Picture.Supply();
    private final byte[] jpeg = cameraJpeg();
    private int number;

    private static FrameEncoder encoder(int quality) {
        return new SizedEncoder(new SlicedJpegEncoder(Sampling.YUV_420, Encoded.alone()), quality);
    }

    private static byte[] cameraJpeg() {
        try (FrameEncoder camera = encoder(90);
                Picture picture = new Footage(SIZE).picture(0, 0)) {
            return Encoded.by(camera, picture).bytes();
        }
    }

    @AfterEach
    void close() {
        encoder.close();
    }

    /** What becomes of the frames of some seconds: 'c' is the camera's JPEG, 'a' one made anew, '-' is left out. */
    private String sent(int seconds, int budget) {
        StringBuilder sent = new StringBuilder();
        for (int i = 0; i < FPS * seconds; i++) {
            long nanos = ++number * 1_000_000_000L / FPS;
            try (Picture picture = supply.copyJpeg(ByteBuffer.wrap(jpeg), SIZE, nanos)) {
                byte[] bytes = Encoded.by(encoder, picture, budget).bytes();
                boolean isCameras = Arrays.equals(jpeg, bytes);
                assertTrue(isCameras || bytes.length <= 1.25 * budget, bytes.length + " of " + budget);
                sent.append(bytes.length == 0 ? '-' : isCameras ? 'c' : 'a');
            }
        }
        return sent.toString();
    }

    @Test
    void framesAreLeftOutFirst() {
        assertEquals("c".repeat(FPS), sent(1, FrameEncoder.NO_LIMIT));
        assertEquals(new SentAs(SentAs.AS_IT_IS, SIZE), encoder.sentAs());
        assertEquals(jpeg.length, encoder.wantedBytes());
        String limited = sent(10, jpeg.length * 2 / 3 + 1).substring(FPS);
        assertTrue(limited.matches("c?c?-?(cc-)+c?c?"), limited);
    }

    @Test
    void whereHalfOfThemWouldBeMissingTheyAreCompressedAnewUntilThereIsRoomAgain() {
        sent(1, FrameEncoder.NO_LIMIT);
        String limited = sent(4, jpeg.length / 3);
        assertTrue(limited.matches("[c-]{20,80}a+"), limited);
        assertEquals(jpeg.length, encoder.wantedBytes(), "of what would be sent if there were room");
        String back = sent(5, FrameEncoder.NO_LIMIT);
        assertTrue(back.matches("a{85,95}c+"), back);
        String again = sent(4, jpeg.length / 3);
        assertTrue(again.matches("[c-]{20,80}a+"), again);
        assertEquals(
                List.of(
                        "The camera's own JPEG is sent as it is",
                        "The network takes less than the camera's JPEG: compressed anew"),
                told);
    }
}
