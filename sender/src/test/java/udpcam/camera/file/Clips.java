package udpcam.camera.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/** Makes files as cameras, phones and programs write them. */
final class Clips {
    static final int WIDTH = 64;
    static final int HEIGHT = 48;
    static final int FPS = 30;
    private static final int LUMA_STEP = 16;

    private Clips() {}

    /** A second of video in MP4; {@code settings} changes what is recorded. */
    static Path mp4(Path file, Consumer<FFmpegFrameRecorder> settings) throws IOException {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        Path plain = file.resolveSibling("plain.mp4"); // the recorder takes what is before a colon for a protocol
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(plain.toFile(), WIDTH, HEIGHT)) {
            recorder.setFormat("mp4");
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
            recorder.setFrameRate(FPS);
            settings.accept(recorder);
            recorder.start();
            for (int i = 0; i < FPS; i++) {
                recorder.record(topIsWhite());
            }
        }
        return Files.move(plain, file);
    }

    private static Frame topIsWhite() {
        Frame frame = new Frame(WIDTH, HEIGHT, Frame.DEPTH_UBYTE, 3);
        ByteBuffer pixels = (ByteBuffer) frame.image[0];
        int half = frame.imageStride * HEIGHT / 2;
        for (int i = 0; i < 2 * half; i++) { // the memory of a new frame holds anything
            pixels.put(i, (byte) (i < half ? 255 : 0));
        }
        return frame;
    }

    /** A JPEG. */
    static byte[] jpeg() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }

    /** YUV4MPEG2 with that many pictures. */
    static byte[] y4m(int width, int height, int pictures) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(
                "YUV4MPEG2 W%d H%d F30:1 C420jpeg\n".formatted(width, height).getBytes(US_ASCII));
        for (int i = 0; i < pictures; i++) {
            file.writeBytes("FRAME\n".getBytes(US_ASCII));
            byte[] planes = new byte[width * height * 3 / 2];
            Arrays.fill(planes, (byte) (i * LUMA_STEP));
            file.writeBytes(planes);
        }
        return file.toByteArray();
    }

    /** Silence in MP3, with a cover in its ID3 tag. */
    static byte[] mp3WithCover() throws IOException {
        byte[] jpeg = jpeg();
        byte[] head = "\0image/jpeg\0\u0003\0".getBytes(ISO_8859_1);
        int picture = head.length + jpeg.length;
        int tag = picture + 10;
        byte[] sizes = {(byte) (tag >> 21 & 127), (byte) (tag >> 14 & 127), (byte) (tag >> 7 & 127), (byte) (tag & 127)
        };
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("ID3\u0003\0\0".getBytes(ISO_8859_1));
        file.writeBytes(sizes);
        file.writeBytes("APIC".getBytes(ISO_8859_1));
        file.writeBytes(ByteBuffer.allocate(6).putInt(picture).array());
        file.writeBytes(head);
        file.writeBytes(jpeg);
        for (int i = 0; i < FPS; i++) {
            byte[] silence = new byte[417]; // a frame of 128 kbit/s at 44.1 kHz
            ByteBuffer.wrap(silence).putInt(0xFFFB9064);
            file.writeBytes(silence);
        }
        return file.toByteArray();
    }
}
