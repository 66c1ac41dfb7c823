package udpcam.programs;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;
import udpcam.bench.clip.Footage;

/** One frame of a footage, as the video of a camera before which nothing moves. */
record Still(Footage footage, int number) {
    private static final int FRAMES = 5;

    /** Writes a motion-JPEG AVI. */
    Path write(Path file) throws FrameRecorder.Exception {
        int width = footage.width();
        byte[] picture = footage.bgr(number);
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), width, footage.height());
                Frame frame = new Frame(width, footage.height(), Frame.DEPTH_UBYTE, 3)) {
            recorder.setFormat("avi");
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_MJPEG);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUVJ420P);
            recorder.setFrameRate(footage.fps());
            recorder.setVideoBitrate(20_000_000);
            recorder.start();
            ByteBuffer pixels = (ByteBuffer) frame.image[0];
            for (int y = 0; y < footage.height(); y++) {
                pixels.put(y * frame.imageStride, picture, 3 * width * y, 3 * width);
            }
            for (int i = 0; i < FRAMES; i++) {
                recorder.record(frame);
            }
        }
        return file;
    }
}
