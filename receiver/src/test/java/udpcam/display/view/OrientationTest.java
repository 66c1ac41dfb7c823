package udpcam.display.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import org.junit.jupiter.api.Test;
import udpcam.jpeg.PictureSize;

class OrientationTest {
    private static final PictureSize WIDE = new PictureSize(4, 2);

    /** Where a point of the unit square comes to lie. */
    private static Point2D laid(Orientation orientation, double x, double y) {
        Point2D point = orientation.ofUnitSquare().transform(new Point2D.Double(x, y), null);
        return new Point2D.Double(Math.rint(point.getX() * 100) / 100 + 0.0, Math.rint(point.getY() * 100) / 100 + 0.0);
    }

    @Test
    void fourTurnsOrTwoMirrorsAreNone() {
        Orientation turned = Orientation.UPRIGHT.turned();
        assertFalse(turned.isUpright());
        assertTrue(turned.turned().turned().turned().isUpright());
        assertTrue(turned.mirrored().mirrored().equals(turned));
    }

    @Test
    void whatIsAtTheTopIsAtTheRightAfterATurn() {
        assertEquals(new Point2D.Double(0.9, 0.3), laid(Orientation.UPRIGHT.turned(), 0.3, 0.1));
    }

    @Test
    void whatIsSeenIsMirroredHoweverItWasTurnedBefore() {
        Orientation orientation = Orientation.UPRIGHT;
        for (int i = 0; i < 8; i++) {
            Point2D before = laid(orientation, 0.3, 0.1);
            Point2D after = laid(orientation.mirrored(), 0.3, 0.1);
            assertEquals(1 - before.getX(), after.getX(), 1e-6);
            assertEquals(before.getY(), after.getY(), 1e-6);
            orientation = i == 3 ? orientation.mirrored() : orientation.turned();
        }
    }

    @Test
    void aTurnExchangesTheSides() {
        assertEquals(new PictureSize(2, 4), Orientation.UPRIGHT.turned().of(WIDE));
        assertEquals(WIDE, Orientation.UPRIGHT.turned().turned().mirrored().of(WIDE));
    }
}
