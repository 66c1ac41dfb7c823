package udpcam.pixels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.picture.YuvColours;

class PictureScalerTest {
    private final Picture.Supply supply = new Picture.Supply();
    private final PictureScaler scaler = new PictureScaler();

    /** A slope over the picture, whatever size that has. */
    private static int level(int pixel, PictureSize size) {
        int row = pixel / size.width();
        int column = pixel % size.width();
        return (int) Math.round(20 + 160 * (column + 0.5) / size.width() + 60 * (row + 0.5) / size.height());
    }

    @ParameterizedTest
    @CsvSource({"640, 480, 480, 360", "640, 480, 320, 240", "641, 479, 480, 360", "1366, 768, 684, 384"})
    void aScaledPictureShowsTheSame(int width, int height, int scaledWidth, int scaledHeight) {
        PictureSize to = new PictureSize(scaledWidth, scaledHeight);
        try (Picture picture = supply.take(new PictureSize(width, height), 7)) {
            for (int i = 0; i < width * height; i++) {
                byte level = (byte) level(i, picture.size());
                picture.pixels().put(3 * i, new byte[] {level, 100, (byte) -level});
            }
            try (Picture scaled = scaler.scale(picture, to)) {
                assertEquals(to, scaled.size());
                assertEquals(7, scaled.capturedNanos());
                assertEquals(3 * to.pixels(), scaled.pixels().limit());
                for (int i = 0; i < to.pixels(); i++) {
                    int level = level(i, to);
                    assertEquals(level, scaled.pixels().get(3 * i) & 0xFF, 1);
                    assertEquals(100, scaled.pixels().get(3 * i + 1));
                    assertEquals(256 - level, scaled.pixels().get(3 * i + 2) & 0xFF, 1);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"640, 480, 480, 360", "641, 479, 320, 240"})
    void lumaAndChromaAreScaledAlike(int width, int height, int scaledWidth, int scaledHeight) {
        PictureSize size = new PictureSize(width, height);
        YuvColours colours = new YuvColours(1, false);
        try (Picture picture = supply.take(size, colours, 0)) {
            int at = fill(picture, 0, size, 0);
            at = fill(picture, at, YuvColours.chromaSize(size), 5);
            fill(picture, at, YuvColours.chromaSize(size), 10);
            try (Picture scaled = scaler.scale(picture, new PictureSize(scaledWidth, scaledHeight))) {
                assertEquals(colours, scaled.yuv());
                assertEquals(Picture.yuvBytes(scaled.size()), scaled.pixels().limit());
                int next = check(scaled, 0, scaled.size(), 0);
                next = check(scaled, next, YuvColours.chromaSize(scaled.size()), 5);
                next = check(scaled, next, YuvColours.chromaSize(scaled.size()), 10);
                assertTrue(next == scaled.pixels().limit());
            }
        }
    }

    private static int fill(Picture picture, int start, PictureSize plane, int more) {
        for (int i = 0; i < plane.pixels(); i++) {
            picture.pixels().put(start + i, (byte) (more + level(i, plane)));
        }
        return Math.toIntExact(start + plane.pixels());
    }

    private static int check(Picture picture, int start, PictureSize plane, int more) {
        for (int i = 0; i < plane.pixels(); i++) {
            assertEquals(more + level(i, plane), picture.pixels().get(start + i) & 0xFF, 1, i + " of " + plane);
        }
        return Math.toIntExact(start + plane.pixels());
    }
}
