package udpcam.bench;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;

/** Moving pictures whose frames bear their number, as pixels and as video files made of them by FFmpeg. */
public record Footage(int width, int height, int frames, double fps) {
    /** The frame of a number, 3 bytes a pixel: blue, green, red. */
    public byte[] bgr(int number) {
        byte[] picture = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                int colour = y < NumberCode.SQUARE && x < NumberCode.WIDTH
                        ? (NumberCode.isWhite(number, x) ? 0xFFFFFF : 0)
                        : scene(x, y, number);
                picture[at] = (byte) colour;
                picture[at + 1] = (byte) (colour >> 8);
                picture[at + 2] = (byte) (colour >> 16);
            }
        }
        return picture;
    }

    /** Soft colours with a disc that moves through them: kind to no codec, and cruel to none. */
    private int scene(int x, int y, int number) {
        double across = x - width / 2.0 - width / 4.0 * Math.sin(number / 15.0);
        double down = y - height / 2.0 - height / 4.0 * Math.cos(number / 20.0);
        if (across * across + down * down < height * height / 36.0) {
            return 0xE0B030;
        }
        int red = 128 + (int) (90 * Math.sin((x + 3 * number) / 60.0));
        int green = 128 + (int) (90 * Math.sin((y - 2 * number) / 45.0));
        int blue = 128 + (int) (90 * Math.sin((x + y) / 90.0));
        return red << 16 | green << 8 | blue;
    }

    /** Writes a motion-JPEG AVI, as a camera would give it. */
    public void writeMjpeg(Path file) throws FrameRecorder.Exception {
        write(file, "avi", avcodec.AV_CODEC_ID_MJPEG, avutil.AV_PIX_FMT_YUVJ420P);
    }

    /** Writes an H.264 MP4. */
    public void writeH264(Path file) throws FrameRecorder.Exception {
        write(file, "mp4", avcodec.AV_CODEC_ID_H264, avutil.AV_PIX_FMT_YUV420P);
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
