package udpcam.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.display.view.Orientation;
import udpcam.display.view.PictureView;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

/** Pictures that are turned pixel by pixel are those that the view's transform makes. */
class TurnerTest {
    private static final PictureSize SIZE = new PictureSize(37, 21);

    private static Raster raster(PictureSize size) {
        ByteBuffer memory = ByteBuffer.allocateDirect(Math.toIntExact(Integer.BYTES * size.pixels()));
        return new Raster(size, memory.order(ByteOrder.nativeOrder()).asIntBuffer());
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "false, 1", "false, 2", "false, 3", "true, 0", "true, 1", "true, 2", "true, 3"})
    void eachPixelIsWhereTheViewHasIt(boolean mirrored, int quarters) {
        Orientation orientation = new Orientation(mirrored, quarters);
        Raster picture = raster(SIZE);
        for (int i = 0; i < picture.pixels().capacity(); i++) {
            picture.pixels().put(i, i);
        }
        PictureSize seenSize = orientation.of(SIZE);
        Raster seen = raster(seenSize);
        Turner.turn(picture, seen, orientation);
        AffineTransform toPicture = new PictureView(orientation, 0, 0.5, 0.5)
                .frame(SIZE, SIZE, seenSize.width(), seenSize.height())
                .toPicture(SIZE);
        for (int i = 0; i < seen.pixels().capacity(); i++) {
            int row = i / seenSize.width();
            int column = i % seenSize.width();
            Point2D from = toPicture.transform(new Point2D.Double(column + 0.5, row + 0.5), null);
            int expected = (int) Math.floor(from.getY()) * SIZE.width() + (int) Math.floor(from.getX());
            assertEquals(expected, seen.pixels().get(i), "pixel " + i);
        }
    }
}
