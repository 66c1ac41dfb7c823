package udpcam.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.frame.Picture;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;

class OpenCvJpegEncoderTest {
    private final Picture.Supply supply = new Picture.Supply();
    private final JpegFrame frame = new JpegFrame();

    private void encode(FrameEncoder encoder, PictureSize size) {
        try (Picture picture = supply.take(size, 0)) {
            for (int i = 0; i < picture.pixels().limit(); i++) {
                picture.pixels().put(i, (byte) (i * 31 / size.width()));
            }
            assertTrue(frame.read(encoder.encode(picture)), frame.refusal());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "YUV_420, 640, 480",
        "YUV_422, 640, 480",
        "YUV_420, 1366, 768",
        "YUV_422, 641, 479",
        "YUV_420, 641, 479",
        "YUV_420, 3840, 2160",
        "YUV_422, 1, 1",
        "YUV_420, 17, 1",
    })
    void aRestartMarkerStandsAtEveryRowOfMcus(Sampling sampling, int width, int height) {
        PictureSize size = new PictureSize(width, height);
        try (FrameEncoder encoder = new OpenCvJpegEncoder(50, sampling)) {
            encode(encoder, size);
        }
        assertEquals(size, frame.size());
        assertEquals(sampling, frame.sampling());
        assertEquals(sampling.mcusPerRow(size), frame.restartInterval());
        assertEquals(sampling.mcuRows(size), frame.intervals());
    }

    @Test
    void picturesMayChangeTheirSize() {
        try (FrameEncoder encoder = new OpenCvJpegEncoder(50, Sampling.YUV_420)) {
            encode(encoder, new PictureSize(320, 240));
            assertEquals(20, frame.restartInterval());
            encode(encoder, new PictureSize(64, 48));
            assertEquals(4, frame.restartInterval());
            assertEquals(new PictureSize(64, 48), frame.size());
        }
    }
}
