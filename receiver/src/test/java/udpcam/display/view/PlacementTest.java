package udpcam.display.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.jpeg.PictureSize;

class PlacementTest {
    private static final PictureSize HD = new PictureSize(1280, 720);

    @Test
    void aPictureInAnAreaOfItsSizeFillsItUnscaled() {
        assertEquals(new Placement(0, 0, 1280, 720), Placement.inside(HD, 1280, 720));
    }

    @Test
    void anAreaAPixelTooLargeIsNotWorthABlur() {
        Placement place = Placement.inside(HD, 1281, 722);
        assertFalse(place.isScaled(HD));
        assertEquals(new Placement(0, 1, 1280, 720), place);
    }

    @Test
    void aWideAreaHasBarsAtTheSides() {
        assertEquals(new Placement(360, 0, 1280, 720), Placement.inside(HD, 2000, 720));
    }

    @Test
    void aTallAreaHasBarsAboveAndBelow() {
        assertEquals(new Placement(0, 320, 640, 360), Placement.inside(HD, 640, 1000));
    }

    @Test
    void aLargeAreaIsFilledAsFarAsTheAspectAllows() {
        assertEquals(new Placement(0, 0, 2560, 1440), Placement.inside(HD, 2560, 1440));
    }

    @Test
    void noAreaIsTooSmallForOnePixel() {
        assertEquals(new Placement(0, 0, 1, 1), Placement.inside(HD, 1, 1));
    }

    @Test
    void aPictureLargerThanTheScreenIsScaledDownToIt() {
        assertEquals(new PictureSize(1600, 900), Placement.onScreen(new PictureSize(3840, 2160), 1600, 1000));
    }

    @Test
    void aPictureSmallerThanTheScreenKeepsItsSize() {
        assertEquals(HD, Placement.onScreen(HD, 1600, 1000));
    }

    @Test
    void aPictureWhoseAspectIsAlmostThatOfTheAreaFillsIt() {
        assertEquals(new Placement(0, 0, 854, 480), Placement.inside(new PictureSize(640, 360), 854, 480));
        assertEquals(new Placement(0, 0, 642, 478), Placement.inside(new PictureSize(482, 358), 642, 478));
        assertEquals(new Placement(40, 0, 640, 480), Placement.inside(new PictureSize(320, 240), 720, 480));
    }

    @ParameterizedTest
    @CsvSource({
        "960, 540, true",
        "640, 360, true",
        "642, 360, true",
        "638, 360, true",
        "1280, 720, true",
        "1920, 1080, false",
        "320, 180, false",
        "960, 720, false",
        "640, 480, false",
        "1278, 360, false",
    })
    void aPictureScaledDownIsKnownByItsAspect(int width, int height, boolean isScaledDown) {
        assertEquals(isScaledDown, Placement.isScaledDown(new PictureSize(width, height), HD));
    }
}
