package udpcam.display;

import static org.junit.jupiter.api.Assertions.assertNotSame;

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
}
