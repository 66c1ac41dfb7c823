package udpcam.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import udpcam.classic.ClassicPacketizer;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.jpeg.StandardTables;
import udpcam.rtpjpeg.Sent;

/** Three pictures as segments of the classic wire, with and without the frame check. */
final class ClassicFrames {
    static final int SEGMENT_BYTES = 400; // so that a frame has three

    final byte[] plainA = drawn(50);
    final byte[] plainB = drawn(60);
    final byte[] plainC = drawn(70);
    private final ClassicPacketizer small = new ClassicPacketizer(SEGMENT_BYTES, SEGMENT_BYTES);
    final List<byte[]> a0 = Sent.by(small, plainA).datagrams;
    final List<byte[]> b1 = Sent.by(small, plainB).datagrams;
    final List<byte[]> c2 = Sent.by(small, plainC).datagrams;
    final List<byte[]> a = segments(plainA);
    final List<byte[]> b = segments(plainB);

    /** The tables are in the first segment, so that no two pictures have one in common. */
    static byte[] drawn(int q) {
        return drawn(q, q);
    }

    static byte[] drawn(int q, long seed) {
        byte[] tables = new byte[StandardTables.QUANTIZATION_BYTES];
        StandardTables.quantization(q, tables);
        return DrawnJpeg.of(new PictureSize(48, 32), Sampling.YUV_420, tables, false, 6, seed);
    }

    /** As a program sends them that knows nothing of the frame check. */
    static List<byte[]> segments(byte[] jpeg) {
        int payload = SEGMENT_BYTES - 1;
        int count = (jpeg.length + payload - 1) / payload;
        List<byte[]> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            segments.add(segment(
                    count - i, Arrays.copyOfRange(jpeg, i * payload, Math.min(jpeg.length, (i + 1) * payload))));
        }
        return segments;
    }

    static byte[] segment(int left, byte[] bytes) {
        byte[] segment = new byte[1 + bytes.length];
        segment[0] = (byte) left;
        System.arraycopy(bytes, 0, segment, 1, bytes.length);
        return segment;
    }

    static byte[] joined(List<byte[]> segments) {
        Sent sent = new Sent();
        sent.datagrams.addAll(segments);
        return sent.payload();
    }

    static byte[] cut(byte[] datagram, int length) {
        return Arrays.copyOf(datagram, length);
    }
}
