package udpcam.vectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.jpeg.StandardTables;
import udpcam.rtcp.Bye;
import udpcam.rtcp.Report;
import udpcam.rtp.RtpHeader;
import udpcam.rtpjpeg.ForeignSender;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** RTP: frames of one and of several packets, in all forms that RFC 2435 knows, whole and broken. */
final class RtpVectors {
    private static final long FRAME_NANOS = 33_333_333;
    private static final int SSRC = 0xC2FC_A499;
    private static final int MARKER = 0x80;

    private final StreamVectors vectors = new StreamVectors(
            "RTP with JPEG (RFC 3550, RFC 2435), and what a receiver shows of it that writes the headers of WIRE.md.");
    private final byte[] plainA = drawn(1);
    private final byte[] plainB = drawn(2);
    private final byte[] plainC = drawn(3);
    private final List<byte[]> a;
    private final List<byte[]> b;
    private final List<byte[]> c;

    private RtpVectors() {
        RtpPacketizer packetizer = packetizer(256);
        a = Sent.by(packetizer, plainA, 0).datagrams;
        b = Sent.by(packetizer, plainB, FRAME_NANOS).datagrams;
        c = Sent.by(packetizer, plainC, 2 * FRAME_NANOS).datagrams;
    }

    static ObjectNode file() {
        return new RtpVectors().make();
    }

    private static byte[] drawn(long seed) {
        return DrawnJpeg.of(new PictureSize(48, 64), Sampling.YUV_420, Jpegs.tables(), true, 4, seed);
    }

    private static RtpPacketizer packetizer(int bytes) {
        return new RtpPacketizer(bytes, Streams.of(SSRC, 90_000, 65_533));
    }

    private ObjectNode make() {
        vectors.picture("A", plainA);
        vectors.picture("B", plainB);
        vectors.picture("C", plainC);
        whole();
        forms();
        headers();
        outOfOrder();
        lost();
        damaged();
        others();
        return vectors.file();
    }

    private void whole() {
        vectors.stream("frames of several packets", "the marker ends a frame; sequence numbers wrap amid the first one")
                .then(a)
                .after(33)
                .then(b)
                .after(33)
                .then(c)
                .shows("A", "B", "C");
        vectors.stream("a frame of one packet", "all elements of the header extension in it")
                .then(Sent.by(packetizer(2000), plainA, 0).datagrams)
                .shows("A");
        RtpPacketizer wrapping = new RtpPacketizer(256, Streams.of(SSRC, -1500, 7));
        vectors.stream("timestamps that wrap", "from 2^32 - 1500 to 1500")
                .then(Sent.by(wrapping, plainA, 0).datagrams)
                .after(33)
                .then(Sent.by(wrapping, plainB, FRAME_NANOS).datagrams)
                .shows("A", "B");
    }

    private void forms() {
        form("4:2:2 without restarts", "type 0, no restart header", new PictureSize(32, 24), Sampling.YUV_422, false);
        form("4:2:2 with restarts", "type 64", new PictureSize(32, 24), Sampling.YUV_422, true);
        form("4:2:0 without restarts", "type 1", new PictureSize(32, 32), Sampling.YUV_420, false);
        form(
                "a size that is no multiple of 8",
                "the header extension says it",
                new PictureSize(37, 21),
                Sampling.YUV_420,
                true);
        byte[] wide = DrawnJpeg.of(new PictureSize(2050, 16), Sampling.YUV_420, Jpegs.tables(), true, 0, 1);
        vectors.picture("wide", wide);
        vectors.stream("a size above 2,040", "Width and Height are 0, the header extension says it")
                .then(Sent.by(packetizer(600), wide, 0).datagrams)
                .shows("wide");
        scaled();
        for (int q : new int[] {1, 25, 50, 75, 99}) {
            byte[] tables = new byte[StandardTables.QUANTIZATION_BYTES];
            StandardTables.quantization(q, tables);
            byte[] jpeg = DrawnJpeg.of(new PictureSize(16, 16), Sampling.YUV_420, tables, false, 3, q);
            ForeignSender sender = new ForeignSender();
            sender.q = q;
            vectors.picture("Q " + q, jpeg);
            vectors.stream("Q " + q, "the tables of RFC 2435 appendix A; another program, without a header extension")
                    .then(sender.frame(jpeg))
                    .shows("Q " + q);
        }
        tablesInBand();
    }

    private void form(String name, String why, PictureSize size, Sampling sampling, boolean restarts) {
        byte[] jpeg = DrawnJpeg.of(size, sampling, Jpegs.tables(), restarts, 3, 9);
        vectors.picture(name, jpeg);
        vectors.stream(name, why)
                .then(Sent.by(packetizer(300), jpeg, 0).datagrams)
                .shows(name);
    }

    private void scaled() {
        JpegFrame frame = new JpegFrame();
        if (!frame.read(ByteBuffer.wrap(plainA))) {
            throw new AssertionError(frame.refusal());
        }
        vectors.stream("a picture that was scaled down", "a fourth element says the full size, 96x128")
                .then(Sent.by(packetizer(256), frame, 0, 1L << 62, new PictureSize(96, 128)).datagrams)
                .shows("A");
    }

    private void tablesInBand() {
        ForeignSender sender = new ForeignSender();
        sender.q = 255;
        sender.tables = "00 00 00 80" + VectorFile.hex(Jpegs.tables());
        byte[] jpeg = DrawnJpeg.of(new PictureSize(48, 32), Sampling.YUV_420, Jpegs.tables(), false, 3, 5);
        vectors.picture("Q 255", jpeg);
        vectors.stream("Q 255", "each first packet bears the tables")
                .then(sender.frame(jpeg))
                .after(33)
                .then(sender.frame(jpeg))
                .shows("Q 255", "Q 255");
        ForeignSender remembered = new ForeignSender();
        remembered.q = 200;
        remembered.tables = sender.tables;
        List<byte[]> first = remembered.frame(jpeg);
        remembered.tables = "00 00 00 00";
        vectors.stream("Q 200 that is known", "a length of 0 means the tables that came before under the same Q")
                .then(first)
                .after(33)
                .then(remembered.frame(jpeg))
                .shows("Q 255", "Q 255");
        ForeignSender unknown = new ForeignSender();
        unknown.q = 201;
        unknown.tables = "00 00 00 00";
        vectors.stream("Q 201 that is not known", "a length of 0 without tables before: nothing can be shown")
                .then(unknown.frame(jpeg))
                .shows();
    }

    private void headers() {
        List<byte[]> padded = new ArrayList<>(a);
        padded.set(1, padded(a.get(1), 7));
        vectors.stream("padding", "its last byte says how long it is")
                .then(padded)
                .shows("A");
        List<byte[]> contributed = new ArrayList<>(a);
        contributed.set(1, withSources(a.get(1)));
        vectors.stream("contributing sources", "CC is 2: two words behind the SSRC")
                .then(contributed)
                .shows("A");
        ForeignSender sender = new ForeignSender();
        byte[] jpeg = DrawnJpeg.of(new PictureSize(16, 16), Sampling.YUV_420, Jpegs.tables(), false, 3, 50);
        sender.extension = "10 00 00 02  01 02 AA BB 02 01 CC 00";
        vectors.stream("a header extension of another profile", "two-byte headers (RFC 8285 section 4.3): passed over")
                .then(sender.frame(jpeg))
                .shows("Q 50");
        sender.extension = "BE DE 00 02  50 AA 62 01 02 03 00 00";
        vectors.stream("elements of the header extension that are unknown", "IDs 5 and 6: passed over")
                .then(sender.frame(jpeg))
                .shows("Q 50");
    }

    private static byte[] padded(byte[] packet, int bytes) {
        byte[] padded = Arrays.copyOf(packet, packet.length + bytes);
        padded[0] |= 0x20;
        padded[padded.length - 1] = (byte) bytes;
        return padded;
    }

    private static byte[] withSources(byte[] packet) {
        byte[] more = new byte[packet.length + 8];
        System.arraycopy(packet, 0, more, 0, RtpHeader.BYTES);
        System.arraycopy(packet, RtpHeader.BYTES, more, RtpHeader.BYTES + 8, packet.length - RtpHeader.BYTES);
        more[0] |= 2;
        return more;
    }

    private void outOfOrder() {
        List<byte[]> reversed = new ArrayList<>(b);
        Collections.reverse(reversed);
        vectors.stream("packets in any order", "sequence numbers and offsets put them in place")
                .then(a)
                .after(33)
                .then(reversed)
                .shows("A", "B");
        List<byte[]> doubled = new ArrayList<>();
        b.forEach(packet -> doubled.addAll(List.of(packet, packet)));
        vectors.stream("each packet comes twice", "the second copy is of no use")
                .then(a)
                .after(33)
                .then(doubled)
                .after(33)
                .then(c)
                .shows("A", "B", "C");
        int last = a.size() - 1;
        vectors.stream("the last packet of a frame comes behind the first of the next", "each frame takes its own")
                .then(a.subList(0, last))
                .then(b.get(0))
                .then(a.get(last))
                .then(b.subList(1, b.size()))
                .shows("A", "B");
        vectors.stream("a frame that is complete after a newer one", "it is too late to be shown")
                .then(a.subList(0, last))
                .then(b)
                .then(a.get(last))
                .then(c)
                .shows("B", "C");
    }

    private void lost() {
        for (int i : new int[] {0, 1, b.size() - 1}) {
            List<byte[]> rest = new ArrayList<>(b);
            rest.remove(i);
            vectors.stream(
                            "packet " + (i + 1) + " of " + b.size() + " is lost",
                            "without repair the frame is never whole")
                    .then(a)
                    .after(33)
                    .then(rest)
                    .after(33)
                    .then(c)
                    .shows("A", "C");
        }
        List<byte[]> glued = new ArrayList<>(b.subList(0, 2));
        glued.addAll(c.subList(2, c.size()));
        vectors.stream("the end of a frame and the beginning of the next are lost", "their timestamps differ")
                .then(a)
                .after(33)
                .then(glued)
                .shows("A");
    }

    private void damaged() {
        List<byte[]> wrong = new ArrayList<>(b);
        byte[] bent = b.get(1).clone();
        bent[bent.length - 10] ^= 0x10;
        wrong.set(1, bent);
        vectors.stream("a bit of the data is wrong", "the frame check of the last packet does not hold")
                .then(a)
                .after(33)
                .then(wrong)
                .after(33)
                .then(c)
                .shows("A", "C");
        List<byte[]> cut = new ArrayList<>(b);
        cut.set(1, Arrays.copyOf(b.get(1), b.get(1).length - 20));
        vectors.stream("a packet is cut", "the next one does not begin where it ends")
                .then(a)
                .after(33)
                .then(cut)
                .after(33)
                .then(c)
                .shows("A", "C");
        List<byte[]> early = new ArrayList<>(b);
        byte[] marked = b.get(1).clone();
        marked[1] |= (byte) MARKER;
        early.set(1, marked);
        vectors.stream("a marker amid a frame", "the data that it would end are no picture, nor hold a check")
                .then(a)
                .after(33)
                .then(early)
                .after(33)
                .then(c)
                .shows("A", "C");
    }

    private void others() {
        ByteBuffer bye = ByteBuffer.allocate(64);
        Report.write(bye, SSRC + 1, null, null);
        Bye.write(bye, SSRC + 1, "ended");
        byte[] report = Arrays.copyOf(bye.array(), bye.position());
        byte[] parity = a.get(1).clone();
        parity[1] = 125;
        byte[] retransmission = a.get(1).clone();
        retransmission[1] = 126;
        byte[] version = a.get(1).clone();
        version[0] &= 0x3F;
        byte[] type = a.get(0).clone();
        type[RtpHeader.headerBytes(ByteBuffer.wrap(type)) + 4] = 2;
        vectors.stream(
                        "datagrams beside a stream",
                        "RTCP, parity, a retransmission, version 0, a type that nobody knows, the first bytes of a packet")
                .then(a)
                .then(
                        report,
                        parity,
                        retransmission,
                        version,
                        type,
                        Arrays.copyOf(a.get(0), 12),
                        Arrays.copyOf(a.get(0), 30))
                .after(33)
                .then(b)
                .shows("A", "B");
    }
}
