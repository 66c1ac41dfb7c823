package udpcam.display.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.geom.Point2D;
import org.junit.jupiter.api.Test;
import udpcam.jpeg.PictureSize;

class PictureViewTest {
    private static final PictureSize HD = new PictureSize(1280, 720);
    private static final int AREA_WIDTH = 640;
    private static final int AREA_HEIGHT = 400;
    private static final double THIRD = Math.cbrt(2);

    private static Framing framing(PictureView view) {
        return view.frame(HD, HD, AREA_WIDTH, AREA_HEIGHT);
    }

    /** Which point of the picture is at a pixel of the area. */
    private static Point2D at(PictureView view, double x, double y) {
        Framing framing = framing(view);
        Rectangle visible = framing.visible();
        return framing.toPicture(HD).transform(new Point2D.Double(x - visible.x, y - visible.y), null);
    }

    private static void assertNear(double x, double y, Point2D point) {
        assertTrue(point.distance(x, y) < 1.5, point.toString());
    }

    @Test
    void thePlainViewFitsThePicture() {
        Framing framing = framing(PictureView.PLAIN);
        assertEquals(Placement.inside(HD, AREA_WIDTH, AREA_HEIGHT), framing.place());
        assertTrue(framing.isPlain());
    }

    @Test
    void whatIsUnderTheMouseStaysThereWhileTheWheelZooms() {
        PictureView view = PictureView.PLAIN;
        Point2D before = at(view, 200, 150);
        for (int i = 0; i < 7; i++) {
            view = view.zoomed(THIRD, framing(view), 200, 150);
            assertNear(before.getX(), before.getY(), at(view, 200, 150));
        }
        assertFalse(framing(view).isPlain());
    }

    @Test
    void whatIsInTheMiddleStaysThereThroughTurnsAndMirrors() {
        PictureView view = PictureView.PLAIN.zoomed(4, framing(PictureView.PLAIN), 340, 180);
        Point2D middle = at(view, AREA_WIDTH / 2.0, AREA_HEIGHT / 2.0);
        for (int i = 0; i < 8; i++) {
            view = i % 3 == 2 ? view.mirrored() : view.turned();
            assertNear(middle.getX(), middle.getY(), at(view, AREA_WIDTH / 2.0, AREA_HEIGHT / 2.0));
        }
    }

    @Test
    void zoomHaltsAtOneToOneAndWhereThePictureFits() {
        PictureView view = PictureView.PLAIN; // which has half the size
        double[] scales = {0.63, 0.794, 1, 1.26};
        for (double scale : scales) {
            view = view.zoomed(THIRD, framing(view));
            assertEquals(scale, view.scale(), 0.001);
        }
        view = view.zoomed(0.5, framing(view));
        assertEquals(1, view.scale());
        view = view.zoomed(0.4, framing(view));
        assertEquals(PictureView.PLAIN, view);
        assertEquals(PictureView.PLAIN, view.zoomed(0.5, framing(view)));
    }

    @Test
    void zoomEndsWherePixelsAreLarge() {
        PictureView view = PictureView.PLAIN;
        for (int i = 0; i < 30; i++) {
            view = view.zoomed(2, framing(view));
        }
        assertEquals(16, view.scale());
    }

    @Test
    void aSmallPictureInALargeAreaMayHaveItsOwnSize() {
        PictureSize small = new PictureSize(64, 40);
        Framing fitting = PictureView.PLAIN.frame(small, small, AREA_WIDTH, AREA_HEIGHT);
        PictureView view = PictureView.PLAIN.actualSize(fitting);
        Framing actual = view.frame(small, small, AREA_WIDTH, AREA_HEIGHT);
        assertEquals(new Placement(288, 180, 64, 40), actual.place());
        assertTrue(actual.isPlain());
        assertEquals(1, view.zoomed(0.5, actual).scale());
        assertEquals(PictureView.PLAIN, view.zoomed(20, actual));
    }

    @Test
    void aDragGoesNoFurtherThanThePictureAndBackAtOnce() {
        PictureView view = PictureView.PLAIN.actualSize(framing(PictureView.PLAIN));
        assertEquals(new Placement(-320, -160, 1280, 720), framing(view).place());
        PictureView far = view.moved(10_000, -10_000, framing(view));
        assertEquals(new Placement(0, -320, 1280, 720), framing(far).place());
        PictureView back = far.moved(-7, 5, framing(far));
        assertEquals(new Placement(-7, -315, 1280, 720), framing(back).place());
    }

    @Test
    void aPictureThatFitsIsNotDragged() {
        assertSame(PictureView.PLAIN, PictureView.PLAIN.moved(5, 5, framing(PictureView.PLAIN)));
    }

    @Test
    void aPictureThatItsSenderScaledDownLiesWhereItLay() {
        PictureView view = PictureView.PLAIN.actualSize(framing(PictureView.PLAIN));
        Framing scaled = view.frame(new PictureSize(640, 360), HD, AREA_WIDTH, AREA_HEIGHT);
        assertEquals(framing(view).place(), scaled.place());
    }
}
