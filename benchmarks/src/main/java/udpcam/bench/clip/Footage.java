package udpcam.bench.clip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;
import udpcam.bench.screen.NumberCode;

/** Moving pictures whose frames bear their number, as pixels and as video files made of them by FFmpeg. */
public record Footage(int width, int height, int frames, double fps) {
    /** The frame of a number, 3 bytes a pixel: blue, green, red. */
    public byte[] bgr(int number) {
        byte[] picture = unnumbered(number);
        int step = codeStep();
        for (int y = 0; y < height && step * y < NumberCode.SQUARE; y++) {
            for (int x = 0; x < width && step * x < NumberCode.WIDTH; x++) {
                int at = 3 * (y * width + x);
                Arrays.fill(picture, at, at + 3, (byte) (NumberCode.isWhite(number, step * x) ? 0xFF : 0));
            }
        }
        return picture;
    }

    /** The same without the number. */
    public byte[] unnumbered(int number) {
        byte[] picture = new byte[3 * width * height];
        Scene scene = new Scene(number);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                int colour = scene.colour(x, y);
                picture[at] = (byte) colour;
                picture[at + 1] = (byte) (colour >> 8);
                picture[at + 2] = (byte) (colour >> 16);
            }
        }
        return picture;
    }

    /** The number of the frame that a picture of 0x00RRGGBB shows, a row after another; empty if it shows none. */
    public OptionalInt number(int[] pixels) {
        int step = codeStep();
        return NumberCode.read((x, y) -> (pixels[y / step * width + x / step] >> 8) & 0xFF);
    }

    /** How many pixels of the code become one, so that it fits. */
    private int codeStep() {
        return width < NumberCode.WIDTH ? 2 : 1;
    }

    /** Soft colours with a disc that moves through them: kind to no codec, and cruel to none. */
    private final class Scene {
        private final int[] red;
        private final int[] green;
        private final int[] blue;
        private final double discX;
        private final double discY;

        Scene(int number) {
            red = wave(width, 3 * number, 60);
            green = wave(height, -2 * number, 45);
            blue = wave(width + height, 0, 90);
            discX = width / 2.0 + width / 4.0 * Math.sin(number / 15.0);
            discY = height / 2.0 + height / 4.0 * Math.cos(number / 20.0);
        }

        int colour(int x, int y) {
            double across = x - discX;
            double down = y - discY;
            if (across * across + down * down < height * height / 36.0) {
                return 0xE0B030;
            }
            return red[x] << 16 | green[y] << 8 | blue[x + y];
        }

        private static int[] wave(int length, int shift, double period) {
            int[] wave = new int[length];
            for (int i = 0; i < length; i++) {
                wave[i] = 128 + (int) (90 * Math.sin((i + shift) / period));
            }
            return wave;
        }
    }

    /** Writes a motion-JPEG AVI, as a camera would give it. */
    public void writeMjpeg(Path file) throws FrameRecorder.Exception {
        write(file, "avi", avcodec.AV_CODEC_ID_MJPEG, avutil.AV_PIX_FMT_YUVJ420P);
    }

    /** Writes the first frame as a JPEG, with the Huffman tables of the standard. */
    public void writeJpeg(Path file) throws FrameRecorder.Exception {
        write(file, "mjpeg", avcodec.AV_CODEC_ID_MJPEG, avutil.AV_PIX_FMT_YUVJ420P);
    }

    /** Writes an H.264 MP4. */
    public void writeH264(Path file) throws FrameRecorder.Exception {
        write(file, "mp4", avcodec.AV_CODEC_ID_H264, avutil.AV_PIX_FMT_YUV420P);
    }

    /** Writes the pictures as they are, PPM after PPM, which FFmpeg reads; all have a header of the same length. */
    public void writePpm(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int number = 0; number < frames; number++) {
                out.write(ppmHeader().getBytes(StandardCharsets.US_ASCII));
                byte[] picture = bgr(number);
                for (int at = 0; at < picture.length; at += 3) {
                    byte blue = picture[at];
                    picture[at] = picture[at + 2];
                    picture[at + 2] = blue;
                }
                out.write(picture);
            }
        }
    }

    /** What is before each picture of the PPM file. */
    public String ppmHeader() {
        return "P6\n" + width + " " + height + "\n255\n";
    }

    private void write(Path file, String format, int codec, int pixelFormat) throws FrameRecorder.Exception {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), width, height);
                Frame frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3)) {
            recorder.setFormat(format);
            recorder.setVideoCodec(codec);
            recorder.setPixelFormat(pixelFormat);
            recorder.setFrameRate(fps);
            recorder.setVideoBitrate(20_000_000);
            recorder.setVideoOption("huffman", "default");
            recorder.start();
            for (int number = 0; number < frames; number++) {
                ByteBuffer pixels = (ByteBuffer) frame.image[0];
                byte[] picture = bgr(number);
                for (int y = 0; y < height; y++) {
                    pixels.put(y * frame.imageStride, picture, 3 * width * y, 3 * width);
                }
                recorder.record(frame);
            }
        }
    }
}
