package udpcam.camera.webcam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.camera.CameraException;
import udpcam.camera.CameraRequest;
import udpcam.camera.v4l2.PixelFormat;
import udpcam.camera.v4l2.SizeRange;
import udpcam.jpeg.PictureSize;

class ModeChoiceTest {
    private static final PictureSize VGA = new PictureSize(640, 480);
    private static final PictureSize HD = new PictureSize(1280, 720);
    private static final PictureSize FULL_HD = new PictureSize(1920, 1080);

    /** As most USB cameras are: raw pictures of large sizes do not fit through the cable. */
    private static final List<PixelFormat> WEBCAM = List.of(
            format("YUYV", SizeRange.of(640, 480, List.of(30.0)), SizeRange.of(1280, 720, List.of(10.0, 5.0))),
            format("MJPG", SizeRange.of(640, 480, List.of(30.0)), SizeRange.of(1280, 720, List.of(60.0, 30.0))));

    @Test
    void aSmallPictureComesRawBecauseThatSavesADecode() throws CameraException {
        assertEquals(new CameraMode("YUYV", VGA, 30), choose(WEBCAM, auto(VGA, 0)));
    }

    @Test
    void aLargePictureComesAsJpegWhereRawWouldStutter() throws CameraException {
        assertEquals(new CameraMode("MJPG", HD, 30), choose(WEBCAM, auto(HD, 0)));
    }

    @Test
    void whereTheCamerasOwnJpegIsSentItIsTakenThoughRawIsAsFast() throws CameraException {
        assertEquals(new CameraMode("MJPG", VGA, 30), choose(WEBCAM, new CameraRequest(VGA, 0, "auto", true, false)));
        assertEquals(new CameraMode("YUYV", VGA, 30), choose(WEBCAM, new CameraRequest(VGA, 0, "yuyv", true, false)));
        List<PixelFormat> slowJpeg = List.of(
                format("MJPG", SizeRange.of(640, 480, List.of(15.0))),
                format("YUYV", SizeRange.of(640, 480, List.of(30.0))));
        assertEquals(new CameraMode("YUYV", VGA, 30), choose(slowJpeg, new CameraRequest(VGA, 0, "auto", true, false)));
    }

    @Test
    void whereFewFramesAreAskedForTheRawFormatIsFastEnough() throws CameraException {
        assertEquals(new CameraMode("YUYV", HD, 10), choose(WEBCAM, auto(HD, 10)));
    }

    @Test
    void aRateOf2997IsAsGoodAs30() throws CameraException {
        List<PixelFormat> formats = List.of(
                format("MJPG", SizeRange.of(640, 480, List.of(30.0))),
                format("YUYV", SizeRange.of(640, 480, List.of(29.97))));
        assertEquals("YUYV", choose(formats, auto(VGA, 30)).fourcc());
    }

    @Test
    void withNoSizeAskedForItIs640x480() throws CameraException {
        assertEquals(VGA, choose(WEBCAM, auto(null, 0)).size());
    }

    @Test
    void aSizeThatTheCameraDoesNotHaveBecomesTheNearestThatItHas() throws CameraException {
        assertEquals(new CameraMode("MJPG", HD, 30), choose(WEBCAM, auto(FULL_HD, 0)));
    }

    @Test
    void aSizeWithinARangeIsTakenAsItIsUpToTheRangesSteps() throws CameraException {
        SizeRange range =
                new SizeRange(new SizeRange.Steps(32, 3280, 2), new SizeRange.Steps(32, 2464, 16), List.of(90.0, 1.0));
        List<PixelFormat> formats = List.of(format("YU12", range));
        assertEquals(
                new PictureSize(1000, 704),
                choose(formats, auto(new PictureSize(1001, 710), 0)).size());
        assertEquals(
                new PictureSize(3280, 2464),
                choose(formats, auto(new PictureSize(9999, 9999), 0)).size());
    }

    @Test
    void greyIsNotChosenWhereThereIsColourHoweverFast() throws CameraException {
        List<PixelFormat> formats = List.of(
                format("GREY", SizeRange.of(640, 480, List.of(120.0))),
                format("MJPG", SizeRange.of(640, 480, List.of(15.0))));
        assertEquals("MJPG", choose(formats, auto(VGA, 60)).fourcc());
    }

    @Test
    void greyIsChosenWhereThereIsNothingElse() throws CameraException {
        List<PixelFormat> formats = List.of(format("GREY", SizeRange.of(340, 340, List.of(30.0))));
        assertEquals(new CameraMode("GREY", new PictureSize(340, 340), 30), choose(formats, auto(null, 0)));
    }

    @Test
    void aCameraThatTellsNoSizesIsAskedForWhatTheUserWants() throws CameraException {
        assertEquals(new CameraMode("YUYV", HD, 30), choose(List.of(format("YUYV")), auto(HD, 0)));
    }

    @Test
    void aFormatThatIsAskedForIsTakenThoughItIsSlower() throws CameraException {
        assertEquals(new CameraMode("YUYV", HD, 30), choose(WEBCAM, new CameraRequest(HD, 0, "yuyv", false, false)));
    }

    @Test
    void aFormatThatTheCameraDoesNotHaveIsRefusedWithThoseThatItHas() {
        assertRefused("Camera 0 has no format nv12: use yuyv, mjpg or auto", WEBCAM, "nv12");
    }

    @Test
    void aFormatThatNobodyDecodesIsRefusedToo() {
        List<PixelFormat> formats = List.of(format("H264"), format("MJPG"));
        assertRefused("Camera 0 has no format h264: use mjpg or auto", formats, "h264");
    }

    @Test
    void aCameraWithoutAnyUsableFormatIsRefused() {
        assertRefused(
                "Camera 0 has no format that can be used, only h264, hevc",
                List.of(format("H264"), format("HEVC")),
                "auto");
    }

    @Test
    void aFormatWithASpaceInItsNameIsAskedForWithoutIt() throws CameraException {
        List<PixelFormat> formats = List.of(format("Y16 ", SizeRange.of(640, 480, List.of())));
        assertEquals(
                "Y16 ",
                choose(formats, new CameraRequest(null, 0, "y16", false, false)).fourcc());
    }

    @Test
    void aCameraThatTellsNothingIsAskedForJpegWhereThePictureIsLarge() {
        assertEquals(new CameraMode("MJPG", HD, 0), ModeChoice.blindly(auto(HD, 0)));
        assertEquals(new CameraMode("", VGA, 0), ModeChoice.blindly(auto(VGA, 0)));
        assertEquals(new CameraMode("", null, 0), ModeChoice.blindly(auto(null, 0)));
        assertEquals(
                new CameraMode("Y16 ", null, 15), ModeChoice.blindly(new CameraRequest(null, 15, "y16", false, false)));
    }

    @Test
    void theDescriptionSaysWhatIsGivenAndWhatWasAskedForWhereItDiffers() {
        CameraMode given = new CameraMode("MJPG", HD, 29.97);
        assertEquals("MJPG 1280x720, promises 29.97 fps", given.describe(auto(null, 0)));
        assertEquals("MJPG 1280x720, promises 29.97 fps", given.describe(auto(HD, 30)));
        assertEquals(
                "MJPG 1280x720, promises 29.97 fps (asked yuyv, 1920x1080, 60 fps)",
                given.describe(new CameraRequest(FULL_HD, 60, "yuyv", false, false)));
    }

    @Test
    void aCameraThatDoesNotTellItsFormatOrRateIsDescribedByItsSize() {
        assertEquals("1280x720", new CameraMode("", HD, 0).describe(auto(HD, 0)));
        assertEquals("1280x720", new CameraMode("", HD, Double.NaN).describe(auto(HD, 30)));
        assertEquals("1280x720", new CameraMode("", HD, Double.POSITIVE_INFINITY).describe(auto(HD, 0)));
    }

    private static void assertRefused(String message, List<PixelFormat> formats, String format) {
        CameraException refusal = assertThrows(
                CameraException.class, () -> choose(formats, new CameraRequest(null, 0, format, false, false)));
        assertEquals(message, refusal.getMessage());
        assertFalse(refusal.temporary());
    }

    private static CameraMode choose(List<PixelFormat> formats, CameraRequest request) throws CameraException {
        return ModeChoice.choose("Camera 0", formats, request);
    }

    private static CameraRequest auto(@Nullable PictureSize size, double fps) {
        return new CameraRequest(size, fps, CameraRequest.AUTO, false, false);
    }

    private static PixelFormat format(String fourcc, SizeRange... sizes) {
        return new PixelFormat(fourcc, Arrays.asList(sizes));
    }
}
