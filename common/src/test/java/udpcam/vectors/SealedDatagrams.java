package udpcam.vectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import udpcam.srtp.MasterKey;
import udpcam.srtp.SrtcpSender;
import udpcam.srtp.SrtpSender;

/** Seals packets of RTP and RTCP under one key, and writes down which of them open and which are refused. */
final class SealedDatagrams {
    private static final int ROOM = 200;

    private final SrtpSender rtp;
    private final SrtcpSender rtcp;
    private final ArrayNode datagrams;

    SealedDatagrams(MasterKey key, ArrayNode datagrams) {
        this.rtp = new SrtpSender(key);
        this.rtcp = new SrtcpSender(key);
        this.datagrams = datagrams;
    }

    /** Only seals: the datagram is lost, or comes later. */
    byte[] sealedPacket(byte[] packet) {
        ByteBuffer out = ByteBuffer.allocate(ROOM);
        rtp.seal(ByteBuffer.wrap(packet), out);
        return Arrays.copyOf(out.array(), out.position());
    }

    /** The same of RTCP. */
    byte[] sealedReport(byte[] report) {
        ByteBuffer out = ByteBuffer.allocate(ROOM);
        rtcp.seal(ByteBuffer.wrap(report), out);
        return Arrays.copyOf(out.array(), out.position());
    }

    /** A packet comes and opens. */
    void packet(String name, byte[] packet, int rolloverCounter) {
        packet(name, sealedPacket(packet), packet, rolloverCounter);
    }

    /** One that was sealed before. */
    void packet(String name, byte[] sealed, byte[] packet, int rolloverCounter) {
        opens(name, sealed, packet).put("rolloverCounter", rolloverCounter);
    }

    /** A report comes and opens. */
    void report(String name, byte[] report, int index) {
        report(name, sealedReport(report), report, index);
    }

    /** One that was sealed before. */
    void report(String name, byte[] sealed, byte[] report, int index) {
        opens(name, sealed, report).put("index", index);
    }

    private ObjectNode opens(String name, byte[] sealed, byte[] packet) {
        return node(name, sealed).put("opens", VectorFile.hex(packet));
    }

    /** A datagram comes, and nothing of it is used. */
    void refused(String name, byte[] datagram) {
        node(name, datagram).put("refused", true);
    }

    private ObjectNode node(String name, byte[] datagram) {
        return datagrams.addObject().put("name", name).put("hex", VectorFile.hex(datagram));
    }
}
