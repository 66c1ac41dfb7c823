package udpcam.pixels;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.picture.YuvColours;

class BgrLinesTest {
    private static final YuvColours COLOURS = new YuvColours(2, true);

    private final Picture.Supply supply = new Picture.Supply();

    @BeforeAll
    static void beQuiet() {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    @Test
    void theSenderSurvivesSlicesOfAnyWidth() throws Exception {
        GuardZone guard = new GuardZone();
        try (BgrLines lines = new BgrLines()) {
            try (Picture picture = supply.take(GuardZone.LARGEST, COLOURS, 0);
                    Mat larger = lines.of(picture, 0, GuardZone.LARGEST.height());
                    BytePointer pixels = larger.data()) {
                guard.watch(pixels);
            }
            GuardZone.walk(1, size -> {
                guard.fill();
                try (Picture picture = supply.take(size, COLOURS, 0);
                        Mat converted = lines.of(picture, 0, size.height());
                        BytePointer pixels = converted.data()) {
                    guard.assertWritesStayInThePadding(pixels, size);
                }
            });
        }
    }

    @Test
    void theSenderSurvivesTheSlicesOfAPortrait() {
        PictureSize size = new PictureSize(360, 640);
        try (BgrLines lines = new BgrLines();
                Picture picture = supply.take(size, COLOURS, 0)) {
            for (int top = 0; top < size.height(); top += 16) {
                lines.of(picture, top, Math.min(48, size.height() - top)).close();
            }
        }
    }
}
