package udpcam.camera.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.camera.CameraException;
import udpcam.camera.CameraRequest;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
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

    @Test
    void aFileOfPixelsThatCannotBeConvertedIsRefusedWithAPlainSentence() throws Exception {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        Path video = folder.resolve("odd.nut");
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(video.toFile(), 64, 48)) {
            recorder.setFormat("nut");
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_RAWVIDEO);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_RGB4);
            recorder.start();
            recorder.record(new Frame(64, 48, Frame.DEPTH_UBYTE, 3));
        }
        CameraRequest request = new CameraRequest(null, 0, CameraRequest.AUTO, false, false);
        try (FileCamera camera = new FileCamera(video.toString(), request, NanoClock.SYSTEM)) {
            CameraException refusal = assertThrows(CameraException.class, camera::grab);
            assertEquals(
                    "Cannot show " + video + ": the pixel format rgb4 of 64x48 cannot be converted;"
                            + " convert it with ffmpeg -pix_fmt yuv420p",
                    refusal.getMessage());
            assertFalse(refusal.temporary());
        }
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", png);
        return png.toByteArray();
    }

    private static void serve(ServerSocket server, byte[] bytes) {
        try (Socket connection = server.accept()) {
            connection.getOutputStream().write(bytes);
        } catch (IOException e) {
            // the camera has gone, or the test has ended
        }
    }

    /** The size of each picture, up to the end. */
    private static List<PictureSize> sizes(FileCamera camera) throws InterruptedException {
        List<PictureSize> sizes = new ArrayList<>();
        try {
            while (!camera.ended()) {
                try (Picture picture = camera.grab()) {
                    if (picture != null) {
                        sizes.add(picture.size());
                    }
                }
            }
        } catch (CameraException e) {
            assertTrue(e.temporary(), e.toString());
        }
        return sizes;
    }

    @Test
    void aHugePictureFromTheNetworkIsLeftOut() throws Exception {
        byte[] small = png(64, 48);
        ByteArrayOutputStream video = new ByteArrayOutputStream();
        for (byte[] png : List.of(small, png(10_000, 8_000), small, small)) {
            video.writeBytes(png);
        }
        CameraRequest request = new CameraRequest(null, 0, CameraRequest.AUTO, false, false);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(server, video.toByteArray()), "camera");
            thread.setDaemon(true);
            thread.start();
            String url = "tcp://127.0.0.1:" + server.getLocalPort();
            try (FileCamera camera = new FileCamera(url, request, NanoClock.SYSTEM)) {
                assertEquals(Set.of(new PictureSize(64, 48)), Set.copyOf(sizes(camera)));
            }
        }
    }

    @Test
    void aHugePictureInAFileOfTheUserIsShown() throws Exception {
        Path image = Files.write(folder.resolve("huge.png"), png(10_000, 8_000));
        PictureSize size = new PictureSize(100, 80);
        CameraRequest request = new CameraRequest(size, 0, CameraRequest.AUTO, false, false);
        try (FileCamera camera = new FileCamera(image.toString(), request, NanoClock.SYSTEM)) {
            assertEquals(List.of(size), sizes(camera));
        }
    }
}
