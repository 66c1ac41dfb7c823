package udpcam.record;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** What a player finds in a file: when it began, and the JPEGs with their times in milliseconds. */
public record Recorded(String begin, List<Long> millis, List<String> jpegs) {
    /** Reads a file to its end, or as far as it can be read. */
    public static Recorded of(Path file) {
        AVFormatContext format = new AVFormatContext(null);
        if (avformat.avformat_open_input(format, file.toString(), null, (AVDictionary) null) < 0) {
            throw new AssertionError(file + " is no video");
        }
        avformat.avformat_find_stream_info(format, (AVDictionary) null);
        AVDictionaryEntry begin = avutil.av_dict_get(format.metadata(), "creation_time", null, 0);
        Recorded found =
                new Recorded(begin == null ? "" : begin.value().getString(), new ArrayList<>(), new ArrayList<>());
        AVRational unit = format.streams(0).time_base();
        try (AVPacket packet = new AVPacket()) {
            while (avformat.av_read_frame(format, packet) >= 0) {
                byte[] jpeg = new byte[packet.size()];
                packet.data().get(jpeg);
                found.millis.add(packet.pts() * 1000 * unit.num() / unit.den());
                found.jpegs.add(hex(jpeg));
                avcodec.av_packet_unref(packet);
            }
        }
        avformat.avformat_close_input(format);
        return found;
    }

    /** Bytes that a failure can print, and that have an equals. */
    public static String hex(byte[] jpeg) {
        return HexFormat.of().formatHex(jpeg);
    }

    /** A picture that looks and is long as its number says. */
    public static byte[] jpeg(int width, int height, int number) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics graphics = image.getGraphics();
        for (int i = 0; i < 5 + number; i++) {
            graphics.setColor(new Color(0x3579BD * (i + number)));
            graphics.fillOval(7 * i % width, 11 * number % height, width / 3, height / 3);
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
