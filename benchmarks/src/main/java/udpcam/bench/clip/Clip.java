package udpcam.bench.clip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import udpcam.bench.screen.NumberCode;
import udpcam.bench.screen.RowCodes;
import udpcam.jpeg.PictureSize;

/**
 * Moving pictures in memory, each as YUV4MPEG2 has it (4:2:0), that get a {@link NumberCode} into their bottom left corner or
 * into each row. Both sides of a picture are even.
 */
public record Clip(PictureSize size, List<byte[]> frames) {
    private static final int FRAMES = 100;
    private static final long MEMORY_BYTES = 512L << 20;
    private static final byte[] FRAME = "FRAME\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte WHITE = (byte) 255;
    private static final byte BLACK = 0;
    private static final byte GREY = (byte) 128;

    /** The first frames of any video file that FFmpeg reads, scaled to the size. */
    public static Clip read(Path file, PictureSize size) throws FrameGrabber.Exception {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        List<byte[]> frames = new ArrayList<>();
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
            grabber.setImageWidth(size.width());
            grabber.setImageHeight(size.height());
            grabber.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
            grabber.setImageScalingFlags(swscale.SWS_BICUBIC);
            grabber.start();
            Frame frame = grabber.grabImage();
            while (frame != null && frames.size() < most(size)) {
                frames.add(framed(((ByteBuffer) frame.image[0]).clear(), size)); // JavaCV limits it to the first plane
                frame = grabber.grabImage();
            }
        }
        if (frames.isEmpty()) {
            throw new FrameGrabber.Exception(file + " has no pictures");
        }
        return new Clip(size, frames);
    }

    /** Pictures that are drawn here. */
    public static Clip drawn(PictureSize size) {
        List<byte[]> frames = new ArrayList<>();
        Footage footage = new Footage(size.width(), size.height(), most(size), 1);
        for (int number = 0; number < footage.frames(); number++) {
            try (BytePointer pixels = new BytePointer(footage.unnumbered(number));
                    Mat bgr = new Mat(size.height(), size.width(), opencv_core.CV_8UC3, pixels);
                    Mat yuv = new Mat()) {
                opencv_imgproc.cvtColor(bgr, yuv, opencv_imgproc.COLOR_BGR2YUV_I420);
                frames.add(framed(yuv.createBuffer(), size));
            }
        }
        return new Clip(size, frames);
    }

    private static int most(PictureSize size) {
        return (int) Math.min(FRAMES, MEMORY_BYTES / size.pixels());
    }

    private static byte[] framed(ByteBuffer planes, PictureSize size) {
        byte[] frame = Arrays.copyOf(FRAME, FRAME.length + (int) size.pixels() * 3 / 2);
        planes.get(0, frame, FRAME.length, frame.length - FRAME.length);
        return frame;
    }

    /** What a FIFO begins with. */
    public byte[] header(double fps) {
        return "YUV4MPEG2 W%d H%d F%d:1000 Ip A1:1 C420jpeg\n"
                .formatted(size.width(), size.height(), Math.round(fps * 1000))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A frame with its number in its bottom left corner, as it goes into the FIFO; good until the next call. */
    public byte[] numbered(int number) {
        int top = size.height() - NumberCode.SQUARE;
        return numbered(number, top, size.height(), NumberCode.WIDTH, x -> NumberCode.isWhite(number, x));
    }

    /** A frame with its number in each of its rows ({@link RowCodes}) instead. */
    public byte[] numberedInRows(int number) {
        int bottom = RowCodes.rows(size) * RowCodes.HEIGHT;
        return numbered(number, 0, bottom, RowCodes.WIDTH, x -> RowCodes.isWhite(number, x));
    }

    /** A frame as it is, but for the number that is written into it at another time. */
    public byte[] unnumbered(int number) {
        return frames.get(number % frames.size());
    }

    private byte[] numbered(int number, int top, int bottom, int codeWidth, IntPredicate isWhite) {
        byte[] frame = unnumbered(number);
        int width = size.width();
        byte[] code = new byte[codeWidth];
        for (int x = 0; x < codeWidth; x++) {
            code[x] = isWhite.test(x) ? WHITE : BLACK;
        }
        for (int y = top; y < bottom; y++) {
            System.arraycopy(code, 0, frame, FRAME.length + y * width, codeWidth);
        }
        for (int plane = 0; plane < 2; plane++) {
            int start = FRAME.length + width * size.height() + plane * width * size.height() / 4;
            for (int y = top / 2; y < bottom / 2; y++) {
                int row = start + y * width / 2;
                Arrays.fill(frame, row, row + codeWidth / 2, GREY);
            }
        }
        return frame;
    }
}
