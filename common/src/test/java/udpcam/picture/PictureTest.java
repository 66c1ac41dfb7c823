package udpcam.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void whatIsLentIsTakenBackWhenItIsClosed() {
        ByteBuffer planes = ByteBuffer.allocateDirect(20);
        planes.put(11, (byte) 9);
        AtomicInteger takenBack = new AtomicInteger();
        YuvColours colours = new YuvColours(2, true);
        try (Picture picture = Picture.lend(planes, SIZE, colours, 8, takenBack::incrementAndGet)) {
            assertEquals(colours, picture.yuv());
            assertEquals(12, picture.pixels().remaining());
            assertEquals(9, picture.pixels().get(11));
            assertEquals(0, takenBack.get());
        }
        assertEquals(1, takenBack.get());
        ByteBuffer tooFew = ByteBuffer.allocateDirect(11);
        assertThrows(IllegalArgumentException.class, () -> Picture.lend(tooFew, SIZE, colours, 8, () -> {}));
    }
}
