package udpcam.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import udpcam.jpeg.PictureSize;

class PictureTest {
    private static final PictureSize SIZE = new PictureSize(4, 2);

    private final Picture.Supply supply = new Picture.Supply();

    @Test
    void aBufferServesPixelsAndJpegsOfAnyLength() {
        for (int length : new int[] {100, 1, 5000}) {
            ByteBuffer jpeg = ByteBuffer.allocate(length + 3).position(2).limit(length + 2);
            jpeg.put(length + 1, (byte) length);
            try (Picture picture = supply.copyJpeg(jpeg, SIZE, 7)) {
                assertEquals(jpeg, picture.jpeg());
                assertEquals(7, picture.capturedNanos());
            }
            try (Picture picture = supply.take(SIZE, 8)) {
                assertNull(picture.jpeg());
                assertEquals(0, picture.pixels().position());
                assertEquals(3 * 4 * 2, picture.pixels().limit());
            }
        }
    }
}
