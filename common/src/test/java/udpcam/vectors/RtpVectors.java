package udpcam.vectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import udpcam.rtcp.Bye;
import udpcam.rtcp.Report;
import udpcam.rtp.RtpHeader;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** RTP: frames whole, out of order, broken, and beside other datagrams; {@link RtpFormVectors} has all forms of them. */
final class RtpVectors {
    private static final int MARKER = 0x80;

    private final StreamVectors vectors = new StreamVectors(
            "RTP with JPEG (RFC 3550, RFC 2435), and what a receiver shows of it that writes the headers of WIRE.md.");
    private final RtpFrames frames = new RtpFrames();

    private RtpVectors() {}

    static ObjectNode file() {
        return new RtpVectors().make();
    }

    private ObjectNode make() {
        vectors.picture("A", frames.plainA);
        vectors.picture("B", frames.plainB);
        vectors.picture("C", frames.plainC);
        whole();
        new RtpFormVectors(vectors, frames).add();
        outOfOrder();
        lost();
        damaged();
        others();
        return vectors.file();
    }

    private void whole() {
        vectors.stream("frames of several packets", "the marker ends a frame; sequence numbers wrap amid the first one")
                .then(frames.a)
                .next(frames.b)
                .next(frames.c)
                .shows("A", "B", "C");
        vectors.stream("a frame of one packet", "all elements of the header extension in it")
                .then(Sent.by(RtpFrames.packetizer(2000), frames.plainA, 0).datagrams)
                .shows("A");
        RtpPacketizer wrapping = new RtpPacketizer(256, Streams.of(RtpFrames.SSRC, -1500, 7));
        vectors.stream("timestamps that wrap", "from 2^32 - 1500 to 1500")
                .then(Sent.by(wrapping, frames.plainA, 0).datagrams)
                .next(Sent.by(wrapping, frames.plainB, RtpFrames.FRAME_NANOS).datagrams)
                .shows("A", "B");
    }

    private void outOfOrder() {
        List<byte[]> reversed = new ArrayList<>(frames.b);
        Collections.reverse(reversed);
        vectors.stream("packets in any order", "sequence numbers and offsets put them in place")
                .then(frames.a)
                .next(reversed)
                .shows("A", "B");
        List<byte[]> doubled = new ArrayList<>();
        frames.b.forEach(packet -> doubled.addAll(List.of(packet, packet)));
        vectors.stream("each packet comes twice", "the second copy is of no use")
                .then(frames.a)
                .next(doubled)
                .next(frames.c)
                .shows("A", "B", "C");
        int last = frames.a.size() - 1;
        vectors.stream("the last packet of a frame comes behind the first of the next", "each frame takes its own")
                .then(frames.a.subList(0, last))
                .then(frames.b.get(0))
                .then(frames.a.get(last))
                .then(frames.b.subList(1, frames.b.size()))
                .shows("A", "B");
        vectors.stream("a frame that is complete after a newer one", "it is too late to be shown")
                .then(frames.a.subList(0, last))
                .then(frames.b)
                .then(frames.a.get(last))
                .then(frames.c)
                .shows("B", "C");
    }

    private void lost() {
        for (int i : new int[] {0, 1, frames.b.size() - 1}) {
            List<byte[]> rest = new ArrayList<>(frames.b);
            rest.remove(i);
            vectors.stream(
                            "packet " + (i + 1) + " of " + frames.b.size() + " is lost",
                            "without repair the frame is never whole")
                    .then(frames.a)
                    .next(rest)
                    .next(frames.c)
                    .shows("A", "C");
        }
        List<byte[]> glued = new ArrayList<>(frames.b.subList(0, 2));
        glued.addAll(frames.c.subList(2, frames.c.size()));
        vectors.stream("the end of a frame and the beginning of the next are lost", "their timestamps differ")
                .then(frames.a)
                .next(glued)
                .shows("A");
    }

    private void damaged() {
        List<byte[]> wrong = new ArrayList<>(frames.b);
        byte[] bent = frames.b.get(1).clone();
        bent[bent.length - 10] ^= 0x10;
        wrong.set(1, bent);
        vectors.stream("a bit of the data is wrong", "the frame check of the last packet does not hold")
                .then(frames.a)
                .next(wrong)
                .next(frames.c)
                .shows("A", "C");
        List<byte[]> cut = new ArrayList<>(frames.b);
        cut.set(1, Arrays.copyOf(frames.b.get(1), frames.b.get(1).length - 20));
        vectors.stream("a packet is cut", "the next one does not begin where it ends")
                .then(frames.a)
                .next(cut)
                .next(frames.c)
                .shows("A", "C");
        List<byte[]> early = new ArrayList<>(frames.b);
        byte[] marked = frames.b.get(1).clone();
        marked[1] |= (byte) MARKER;
        early.set(1, marked);
        vectors.stream("a marker amid a frame", "the data that it would end are no picture, nor hold a check")
                .then(frames.a)
                .next(early)
                .next(frames.c)
                .shows("A", "C");
    }

    private void others() {
        ByteBuffer bye = ByteBuffer.allocate(64);
        Report.write(bye, RtpFrames.SSRC + 1, null, null);
        Bye.write(bye, RtpFrames.SSRC + 1, "ended");
        byte[] report = Arrays.copyOf(bye.array(), bye.position());
        byte[] parity = frames.a.get(1).clone();
        parity[1] = 125;
        byte[] retransmission = frames.a.get(1).clone();
        retransmission[1] = 126;
        byte[] version = frames.a.get(1).clone();
        version[0] &= 0x3F;
        byte[] type = frames.a.get(0).clone();
        type[RtpHeader.headerBytes(ByteBuffer.wrap(type)) + 4] = 2;
        vectors.stream(
                        "datagrams beside a stream",
                        "RTCP, parity, a retransmission, version 0, a type that nobody knows, the first bytes of a packet")
                .then(frames.a)
                .then(
                        report,
                        parity,
                        retransmission,
                        version,
                        type,
                        Arrays.copyOf(frames.a.get(0), 12),
                        Arrays.copyOf(frames.a.get(0), 30))
                .next(frames.b)
                .shows("A", "B");
    }
}
