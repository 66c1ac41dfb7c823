package udpcam.vectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import udpcam.classic.ClassicPacketizer;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.jpeg.StandardTables;
import udpcam.rtpjpeg.Sent;

/** The classic wire: frames of one and of several segments, with and without the frame check, whole and broken. */
final class ClassicVectors {
    private static final int SEGMENT_BYTES = 400; // so that a frame has three

    private final StreamVectors vectors = new StreamVectors(
            "Datagrams of the classic wire, and what a receiver shows of them."
                    + " Pictures A0, B1, C2 bear udpcam's frame check with the numbers 0, 1, 2; A, B, C are the same without.");
    private final byte[] plainA = drawn(50);
    private final byte[] plainB = drawn(60);
    private final byte[] plainC = drawn(70);
    private final ClassicPacketizer small = new ClassicPacketizer(SEGMENT_BYTES, SEGMENT_BYTES);
    private final List<byte[]> a0 = Sent.by(small, plainA).datagrams;
    private final List<byte[]> b1 = Sent.by(small, plainB).datagrams;
    private final List<byte[]> c2 = Sent.by(small, plainC).datagrams;
    private final List<byte[]> a = segments(plainA);
    private final List<byte[]> b = segments(plainB);

    private ClassicVectors() {}

    static ObjectNode file() {
        return new ClassicVectors().make();
    }

    /** The tables are in the first segment, so that no two pictures have one in common. */
    private static byte[] drawn(int q) {
        return drawn(q, q);
    }

    private static byte[] drawn(int q, long seed) {
        byte[] tables = new byte[StandardTables.QUANTIZATION_BYTES];
        StandardTables.quantization(q, tables);
        return DrawnJpeg.of(new PictureSize(48, 32), Sampling.YUV_420, tables, false, 6, seed);
    }

    /** As a program sends them that knows nothing of the frame check. */
    private static List<byte[]> segments(byte[] jpeg) {
        int payload = SEGMENT_BYTES - 1;
        int count = (jpeg.length + payload - 1) / payload;
        List<byte[]> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            segments.add(segment(
                    count - i, Arrays.copyOfRange(jpeg, i * payload, Math.min(jpeg.length, (i + 1) * payload))));
        }
        return segments;
    }

    private static byte[] segment(int left, byte[] bytes) {
        byte[] segment = new byte[1 + bytes.length];
        segment[0] = (byte) left;
        System.arraycopy(bytes, 0, segment, 1, bytes.length);
        return segment;
    }

    private static byte[] joined(List<byte[]> segments) {
        Sent sent = new Sent();
        sent.datagrams.addAll(segments);
        return sent.payload();
    }

    private static byte[] cut(byte[] datagram, int length) {
        return Arrays.copyOf(datagram, length);
    }

    private static byte[] flipped(byte[] datagram, int bit) {
        byte[] damaged = datagram.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        return damaged;
    }

    private ObjectNode make() {
        vectors.picture("A", plainA);
        vectors.picture("B", plainB);
        vectors.picture("A0", joined(a0));
        vectors.picture("B1", joined(b1));
        vectors.picture("C2", joined(c2));
        whole();
        lost();
        outOfOrder();
        damaged();
        late();
        strange();
        return vectors.file();
    }

    private void whole() {
        byte[] one =
                Sent.by(new ClassicPacketizer(2000, 2000), plainA).datagrams.get(0);
        vectors.stream("a frame of one segment", "it says 1: none is to follow")
                .then(one)
                .shows("A0");
        vectors.stream("a frame of one segment without a check", "the first byte of any program's datagram")
                .then(segment(1, plainA))
                .shows("A");
        vectors.stream("frames of several segments", "they count down to 1")
                .then(a0)
                .after(33)
                .then(b1)
                .after(33)
                .then(c2)
                .shows("A0", "B1", "C2");
        vectors.stream(
                        "frames of several segments without a check",
                        "their Huffman codes fill the picture to its last block")
                .then(a)
                .after(33)
                .then(b)
                .shows("A", "B");
        vectors.stream("zero bytes behind the end of the picture", "cameras pad their JPEGs; the bytes are left out")
                .then(segment(1, cut(plainA, plainA.length + 5)))
                .shows("A");
        vectors.stream("zero bytes behind the end of a picture with a check", "the check covers nothing behind EOI")
                .then(cut(one, one.length + 3))
                .shows("A0");
        vectors.stream("a frame with a check may pause", "the check tells that the segments are of one frame")
                .then(a0.get(0))
                .after(50)
                .then(a0.get(1))
                .after(50)
                .then(a0.get(2))
                .shows("A0");
    }

    private void lost() {
        for (int i = 0; i < a0.size(); i++) {
            List<byte[]> rest = new ArrayList<>(a0);
            rest.remove(i);
            vectors.stream(
                            "segment " + (i + 1) + " of 3 is lost",
                            "the count does not go down by one, or does not reach 1")
                    .then(rest)
                    .after(33)
                    .then(b1)
                    .shows("B1");
        }
        for (int i = 0; i < a.size(); i++) {
            List<byte[]> rest = new ArrayList<>(a);
            rest.remove(i);
            vectors.stream("segment " + (i + 1) + " of 3 is lost, without a check", "the same; the next frame is whole")
                    .then(rest)
                    .after(33)
                    .then(b)
                    .shows("B");
        }
        vectors.stream(
                        "the end of a frame and the beginning of the next are lost",
                        "the counts fit, but the check does not hold")
                .then(a0.get(0), a0.get(1))
                .after(33)
                .then(b1.get(2))
                .after(33)
                .then(c2)
                .shows("C2");
        vectors.stream(
                        "the same without a check, after a pause",
                        "segments of a frame leave back to back: here is a seam")
                .then(a.get(0), a.get(1))
                .after(33)
                .then(b.get(2))
                .after(33)
                .then(a)
                .shows("A");
        vectors.stream("the same without a check, without a pause", "the codes leave bits over, or blocks are missing")
                .then(a.get(0), a.get(1), segments(plainC).get(2))
                .after(33)
                .then(a)
                .shows("A");
        byte[] plainD = drawn(50, 9);
        vectors.picture("D", plainD);
        vectors.stream(
                        "a segment is lost before a frame that begins alike",
                        "without a check first segments may be the same bytes; after a pause it is a new frame")
                .then(a.get(0), a.get(2))
                .after(33)
                .then(segments(plainD))
                .shows("D");
        vectors.stream("a stream is met amid a frame", "what does not begin with FF D8 begins no frame")
                .then(a0.get(1), a0.get(2))
                .after(33)
                .then(b1)
                .shows("B1");
    }

    private void outOfOrder() {
        for (int i = 0; i < a0.size(); i++) {
            List<byte[]> doubled = new ArrayList<>(a0);
            doubled.add(i, a0.get(i));
            vectors.stream("segment " + (i + 1) + " of 3 comes twice", "a second copy of the last segment is dropped")
                    .then(doubled)
                    .after(33)
                    .then(b1)
                    .shows("A0", "B1");
        }
        vectors.stream("a whole frame comes twice", "its number is not newer")
                .then(a0)
                .then(a0)
                .after(33)
                .then(b1)
                .shows("A0", "B1");
        vectors.stream("two segments are swapped", "the second is not the next one; the last one then is of no use")
                .then(a0.get(1), a0.get(0), a0.get(2))
                .after(33)
                .then(b1)
                .shows("B1");
        vectors.stream("two segments are swapped, without a check", "the same")
                .then(a.get(0), a.get(2), a.get(1))
                .after(33)
                .then(b)
                .shows("B");
        vectors.stream(
                        "the last segment of a frame comes behind the first of the next",
                        "each may still find its frame, by the check")
                .then(a0.get(0), a0.get(1), b1.get(0), a0.get(2), b1.get(1), b1.get(2))
                .after(33)
                .then(c2)
                .shows(List.of("A0", "B1", "C2"), List.of("C2"));
        vectors.stream("the same without a check", "nobody can tell whose the last segment is")
                .then(a.get(0), a.get(1), b.get(0), a.get(2), b.get(1), b.get(2))
                .after(33)
                .then(a)
                .shows("A");
    }

    private void damaged() {
        vectors.stream("a segment is cut", "the check does not hold")
                .then(a0.get(0), cut(a0.get(1), 200), a0.get(2))
                .after(33)
                .then(b1)
                .shows("B1");
        vectors.stream("a segment is cut, without a check", "blocks are missing")
                .then(a.get(0), cut(a.get(1), 200), a.get(2))
                .after(33)
                .then(b)
                .shows("B");
        vectors.stream("the last segment is cut, without a check", "the picture has no end")
                .then(a.get(0), a.get(1), cut(a.get(2), a.get(2).length - 10))
                .after(33)
                .then(b)
                .shows("B");
        vectors.stream("a bit is wrong", "the check does not hold")
                .then(a0.get(0), a0.get(1), flipped(a0.get(2), 8 * 40))
                .after(33)
                .then(b1)
                .shows("B1");
        byte[] torn = cut(plainC, 700);
        torn[698] = (byte) 0xFF;
        torn[699] = (byte) 0xD9;
        List<byte[]> checked = Sent.by(new ClassicPacketizer(SEGMENT_BYTES, SEGMENT_BYTES), torn).datagrams;
        vectors.picture("torn", joined(checked));
        vectors.stream(
                        "a picture with a check that was torn before it was sent",
                        "the check holds, so it may be shown; blocks are missing, so it may be refused")
                .then(checked)
                .shows(List.of("torn"), List.of());
        vectors.stream(
                        "two datagrams are glued",
                        "what one of them holds is one segment: its frame's check does not hold")
                .then(joinedDatagrams(a0.get(0), a0.get(1)), a0.get(2))
                .after(33)
                .then(b1)
                .shows("B1");
    }

    private static byte[] joinedDatagrams(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private void late() {
        vectors.stream("an older frame comes late", "its number is not newer than that of the frame before")
                .then(b1)
                .after(33)
                .then(a0)
                .after(33)
                .then(c2)
                .shows("B1", "C2");
        vectors.stream("a sender begins anew", "after 500 ms of silence its numbers may begin at 0")
                .then(c2)
                .after(501)
                .then(a0)
                .after(33)
                .then(b1)
                .shows("C2", "A0", "B1");
    }

    private void strange() {
        vectors.stream(
                        "datagrams of no wire",
                        "0 counts nothing; one byte brings nothing; an empty one is no datagram of anybody")
                .then(new byte[0], new byte[1], new byte[] {0, 1, 2, 3}, new byte[] {1})
                .after(33)
                .then(a0)
                .shows("A0");
        vectors.stream("single segments that are no JPEG", "a frame begins with FF D8")
                .then(new byte[] {1, 0, 0}, segment(1, VectorFile.bytes("FF D9")), segment(1, new byte[100]))
                .after(33)
                .then(a0)
                .shows("A0");
        vectors.stream("single segments that begin like a JPEG", "no picture is there to its last block")
                .then(
                        segment(1, VectorFile.bytes("FF D8")),
                        segment(1, cut(plainA, 300)),
                        segment(1, VectorFile.bytes("FF D8 FF D9")))
                .after(33)
                .then(a0)
                .shows("A0");
        vectors.stream("the longest frame that never ends", "255 segments are announced, and nothing follows")
                .then(segment(255, cut(plainA, SEGMENT_BYTES - 1)))
                .after(33)
                .then(a0)
                .shows("A0");
    }
}
