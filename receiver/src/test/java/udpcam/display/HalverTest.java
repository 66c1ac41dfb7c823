package udpcam.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

class HalverTest {
    private static final int GREY_LEVEL = 128;

    private final Halver halver = new Halver();

    @Test
    void aPictureIsNeverHalvedToLessThanIsShown() {
        PictureSize full = new PictureSize(1920, 1080);
        assertEquals(full, Halver.halved(full, new PictureSize(2560, 1440)));
        assertEquals(full, Halver.halved(full, new PictureSize(961, 541)));
        assertEquals(new PictureSize(960, 540), Halver.halved(full, new PictureSize(960, 540)));
        assertEquals(new PictureSize(480, 270), Halver.halved(full, new PictureSize(400, 225)));
        assertEquals(new PictureSize(3, 1), Halver.halved(new PictureSize(7, 3), new PictureSize(2, 1)));
    }

    @Test
    void detailTooFineToBeSeenBecomesItsMean() {
        for (PictureSize size :
                new PictureSize[] {new PictureSize(64, 48), new PictureSize(65, 48), new PictureSize(67, 51)}) {
            Raster checks = checks(size);
            assertGrey(checks, Halver.halved(size, new PictureSize(30, 20)));
            assertGrey(checks, Halver.halved(size, new PictureSize(8, 6)));
        }
    }

    private void assertGrey(Raster picture, PictureSize size) {
        Raster halved = raster(size);
        halver.halve(picture, halved);
        for (int i = 0; i < halved.pixels().capacity(); i++) {
            assertEquals(GREY_LEVEL, halved.pixels().get(i) & 0xFF, 1, size + ", pixel " + i);
        }
    }

    /** Black and white, pixel by pixel. */
    private static Raster checks(PictureSize size) {
        Raster raster = raster(size);
        for (int i = 0; i < raster.pixels().capacity(); i++) {
            int row = i / size.width();
            raster.pixels().put(i, ((i % size.width() + row) & 1) == 0 ? 0xFFFFFF : 0);
        }
        return raster;
    }

    private static Raster raster(PictureSize size) {
        ByteBuffer memory = ByteBuffer.allocateDirect(Math.toIntExact(Integer.BYTES * size.pixels()));
        return new Raster(size, memory.order(ByteOrder.nativeOrder()).asIntBuffer());
    }
}
