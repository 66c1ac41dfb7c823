package udpcam.camera;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.frame.Picture;
import udpcam.jpeg.PictureSize;
import udpcam.run.NanoClock;

class FileCameraTest {
    private static final int FRAMES = 5;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"64, 48", "70, 50", "71, 51"})
    void picturesStayAsTheyAreUntilTheyAreClosedWhateverComesBehindThem(int width, int height) throws Exception {
        PictureSize size = new PictureSize(width, height);
        byte[][] planes = new byte[FRAMES][Picture.yuvBytes(size)];
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(
                "YUV4MPEG2 W%d H%d F100:1 C420jpeg\n".formatted(width, height).getBytes(US_ASCII));
        Random random = new Random(1);
        for (byte[] frame : planes) {
            random.nextBytes(frame);
            file.writeBytes("FRAME\n".getBytes(US_ASCII));
            file.writeBytes(frame);
        }
        Path video = Files.write(folder.resolve("video.y4m"), file.toByteArray());
        List<Picture> pictures = new ArrayList<>();
        CameraRequest request = new CameraRequest(null, 0, CameraRequest.AUTO, false, false);
        try (FileCamera camera = new FileCamera(video.toString(), request, NanoClock.SYSTEM)) {
            for (int i = 0; i < FRAMES; i++) {
                Picture picture = camera.grab();
                assertNotNull(picture);
                pictures.add(picture);
            }
        }
        for (int i = 0; i < FRAMES; i++) {
            assertEquals(ByteBuffer.wrap(planes[i]), pictures.get(i).pixels());
            pictures.get(i).close();
        }
    }
}
