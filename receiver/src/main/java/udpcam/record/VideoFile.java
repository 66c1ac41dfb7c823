package udpcam.record;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import udpcam.jpeg.PictureSize;

/**
 * A video file that grows by a JPEG at a time, as it came: FFmpeg's muxer writes it, and nothing is decoded or encoded. Each frame
 * is with the system when {@link #write} returns, of MP4 the one before it. Called by one thread.
 */
final class VideoFile {
    private static final int MILLIS_PER_SECOND = 1000;
    private static final int FIRST_BUFFER_BYTES = 1 << 18;

    /** What the index at the file's end takes for each frame, at the most, and for all else. */
    private static final int INDEX_BYTES = 64;

    private static final int LEAST_INDEX_BYTES = 1 << 16;

    private final Path path;
    private final boolean isFlushed;
    private final AVFormatContext format = new AVFormatContext(null);
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVIOContext output;
    private final long unitsPerSecond;
    private BytePointer buffer = new BytePointer(FIRST_BUFFER_BYTES);
    private long frames;
    private long lastMillis;
    private long playableBytes;

    /** Loads FFmpeg, if it is not loaded yet, which takes some tenths of a second. */
    static void prepare() {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET); // errors are told once, by our own words
        avformat.avformat_version();
    }

    /**
     * Writes the beginning of a file, in place of one that is there.
     *
     * @param begin when its first frame was taken
     */
    VideoFile(Path path, Container container, PictureSize size, Instant begin) throws IOException {
        this.path = path;
        this.isFlushed = container.isFlushed();
        prepare();
        check(avformat.avformat_alloc_output_context2(format, null, container.muxer(), (String) null));
        AVIOContext opened = new AVIOContext(null);
        try (BytePointer url = new BytePointer("file:" + path, StandardCharsets.UTF_8)) {
            check(avformat.avio_open2(opened, url, avformat.AVIO_FLAG_WRITE, null, null));
            output = opened;
            format.pb(output);
            format.flush_packets(1);
            AVStream stream = stream(size, begin);
            writeHeader(container);
            unitsPerSecond = stream.time_base().den() / stream.time_base().num();
        } catch (IOException refused) {
            free();
            throw refused;
        }
    }

    private AVStream stream(PictureSize size, Instant begin) {
        AVDictionary metadata = new AVDictionary(null);
        avutil.av_dict_set(metadata, "creation_time", begin.toString(), 0);
        format.metadata(metadata);
        AVStream stream = avformat.avformat_new_stream(format, null);
        stream.time_base().num(1).den(MILLIS_PER_SECOND);
        AVCodecParameters codec = stream.codecpar();
        codec.codec_type(avutil.AVMEDIA_TYPE_VIDEO);
        codec.codec_id(avcodec.AV_CODEC_ID_MJPEG);
        codec.width(size.width());
        codec.height(size.height());
        codec.format(avutil.AV_PIX_FMT_YUVJ420P);
        codec.color_range(avutil.AVCOL_RANGE_JPEG);
        return stream;
    }

    private void writeHeader(Container container) throws IOException {
        AVDictionary options = new AVDictionary(null);
        if (!container.flags().isEmpty()) {
            avutil.av_dict_set(options, "movflags", container.flags(), 0);
        }
        int result = avformat.avformat_write_header(format, options);
        avutil.av_dict_free(options);
        check(result);
        avformat.avio_flush(output);
        check(output.error());
        playableBytes = avformat.avio_tell(output);
    }

    /**
     * Writes a frame.
     *
     * @param millis its time in the file, above that of the frame before
     */
    void write(byte[] jpeg, int length, long millis) throws IOException {
        if (buffer.capacity() < length) {
            buffer.close();
            buffer = new BytePointer(2L * length);
        }
        buffer.position(0).put(jpeg, 0, length);
        long time = millis * unitsPerSecond / MILLIS_PER_SECOND;
        packet.data(buffer);
        packet.size(length);
        packet.flags(avcodec.AV_PKT_FLAG_KEY);
        packet.pts(time);
        packet.dts(time);
        packet.duration(
                Math.max(1, millis - lastMillis) * unitsPerSecond / MILLIS_PER_SECOND); // if it stays the last one
        lastMillis = millis;
        check(avformat.av_write_frame(format, packet));
        if (isFlushed) {
            check(avformat.av_write_frame(format, (AVPacket) null));
        }
        check(output.error());
        playableBytes = avformat.avio_tell(output);
        frames++;
    }

    /** How many bytes are written. */
    long bytes() {
        return playableBytes;
    }

    long frames() {
        return frames;
    }

    Path path() {
        return path;
    }

    /** Ends the file with its index. Where the disk has no room for that, it stays as it is: it plays without. */
    void close() throws IOException {
        if (folder().getUsableSpace() < LEAST_INDEX_BYTES + INDEX_BYTES * frames) {
            cut();
            return;
        }
        int result = avformat.av_write_trailer(format);
        int closed = free();
        check(result);
        check(closed);
    }

    /** The file itself may have been moved. */
    private File folder() {
        return path.toAbsolutePath().resolveSibling("").toFile();
    }

    /** Ends a file that cannot be written any more: what does not play is cut off. */
    void cut() throws IOException {
        free();
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.truncate(playableBytes);
        }
    }

    private int free() {
        AVIOContext open = format.pb();
        int result = open == null || open.isNull() ? 0 : avformat.avio_close(open);
        format.pb(null);
        avformat.avformat_free_context(format);
        avcodec.av_packet_free(packet);
        buffer.close();
        return result;
    }

    private static void check(int result) throws IOException {
        if (result < 0) {
            byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
            avutil.av_strerror(result, text, text.length);
            throw new IOException(new String(text, StandardCharsets.UTF_8).replaceAll("\0.*", ""));
        }
    }
}
