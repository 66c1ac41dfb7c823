package udpcam.display;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

class PictureCanvasTest {
    @Test
    void thePictureShownLastIsNotFilledAgainThoughThereWasNoWindowToDrawItIn() {
        PictureCanvas canvas = new PictureCanvas("Waiting");
        PictureSize size = new PictureSize(4, 2);
        Raster first = canvas.raster(size);
        canvas.show(first, size);
        Raster second = canvas.raster(size);
        assertNotSame(first, second);
        canvas.show(second, size);
        assertNotSame(second, canvas.raster(size));
    }

    @Test
    void aFrozenPictureIsNeverFilledAgainAndThereMustBeOne() {
        PictureCanvas canvas = new PictureCanvas("Waiting");
        assertFalse(canvas.freeze(true));
        PictureSize size = new PictureSize(4, 2);
        Raster frozen = canvas.raster(size);
        assertTrue(canvas.show(frozen, size));
        assertTrue(canvas.freeze(true));
        for (int i = 0; i < 3; i++) {
            Raster next = canvas.raster(size);
            assertNotSame(frozen, next);
            assertFalse(canvas.show(next, size));
        }
        assertFalse(canvas.freeze(false));
        assertTrue(canvas.show(canvas.raster(size), size));
    }
}
