package udpcam.vectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import udpcam.keys.GivenHandshake;
import udpcam.keys.GivenHandshake.Told;
import udpcam.srtp.MasterKey;
import udpcam.srtp.SrtpProfile;

/** One handshake, in the middle of a stream, and what comes behind it. */
final class HandshakeVectors {
    private static final int STREAM = 0xC2FC_A499;
    private static final int PARITY = 0xB1E2_6382;
    private static final int RETRANSMISSIONS = 0x4C0B_39CF;
    private static final int RECEIVER = 0x8848_29B7;
    private static final long STREAM_INDEX = 0x1_000A; // roll-over counter 1, sequence number 10
    private static final long PARITY_INDEX = 7;
    private static final long NONE = -1;
    private static final int REPORTS = 4; // before

    private static final int KEY_BYTES = 32;
    private static final String PRE_SHARED_KEY = VectorFile.hex(SealedVectors.keyBytes(KEY_BYTES, 10));
    private static final byte[] RECEIVER_EPHEMERAL = SealedVectors.keyBytes(KEY_BYTES, 11);
    private static final byte[] SENDER_EPHEMERAL = SealedVectors.keyBytes(KEY_BYTES, 12);
    private static final MasterKey KEY = SealedVectors.key(SrtpProfile.AEAD_AES_256_GCM, 13);

    private HandshakeVectors() {}

    static ObjectNode node() {
        Told told = new Told(
                KEY, REPORTS - 1, List.of(STREAM, PARITY, RETRANSMISSIONS), List.of(STREAM_INDEX, PARITY_INDEX, NONE));
        byte[] message1 = new GivenHandshake(PRE_SHARED_KEY, RECEIVER, RECEIVER_EPHEMERAL).message1();
        byte[] message2 = GivenHandshake.message2(PRE_SHARED_KEY, message1, SENDER_EPHEMERAL, told);
        ObjectNode node = VectorFile.node();
        node.put("preSharedKey", PRE_SHARED_KEY);
        node.put("receiverSsrc", Integer.toUnsignedLong(RECEIVER));
        node.put("receiverEphemeral", VectorFile.hex(RECEIVER_EPHEMERAL));
        node.put("senderEphemeral", VectorFile.hex(SENDER_EPHEMERAL));
        node.put("message1", VectorFile.hex(message1));
        node.put("message2", VectorFile.hex(message2));
        node.put("payload2", VectorFile.hex(told.payload()));
        putMeans(node.putObject("means"));
        putDatagrams(node.putArray("datagrams"));
        return node;
    }

    private static void putMeans(ObjectNode means) {
        means.put("profile", KEY.profile().name());
        SealedVectors.putMaster(means, KEY);
        means.put("reportIndex", REPORTS - 1);
        ArrayNode streams = means.putArray("streams");
        streams.addObject().put("ssrc", Integer.toUnsignedLong(STREAM)).put("index", STREAM_INDEX);
        streams.addObject().put("ssrc", Integer.toUnsignedLong(PARITY)).put("index", PARITY_INDEX);
        streams.addObject().put("ssrc", Integer.toUnsignedLong(RETRANSMISSIONS)).put("index", NONE);
    }

    private static void putDatagrams(ArrayNode array) {
        SealedDatagrams datagrams = new SealedDatagrams(KEY, array);
        datagrams.sealedPacket(SealedVectors.packet(32_700)); // before the receiver began, as the next one
        datagrams.sealedPacket(SealedVectors.packet(65_400));
        byte[] packet = datagrams.sealedPacket(SealedVectors.packet(10));
        byte[] report = VectorFile.bytes(SealedVectors.SENDER_REPORT);
        byte[] sealedReport = {};
        for (int i = 0; i < REPORTS; i++) {
            sealedReport = datagrams.sealedReport(report);
        }
        datagrams.refused("the packet before the answer, which may be replayed", packet);
        datagrams.refused("the report before the answer, which may be, too", sealedReport);
        datagrams.packet("the next packet", SealedVectors.packet(11), 1);
        datagrams.packet("the next packet of parity", VectorFile.bytes("80 7D 00 08 2D 2A B6 69 B1 E2 63 82 C3"), 0);
        datagrams.packet("the first retransmission", VectorFile.bytes("80 7E 12 34 2D 2A B6 69 4C 0B 39 CF 3C"), 0);
        datagrams.report("the next report", report, REPORTS);
        SealedDatagrams receiver = new SealedDatagrams(KEY, array);
        byte[] own = receiver.sealedReport(VectorFile.bytes(SealedVectors.RECEIVER_REPORT));
        receiver.refused("the receiver's own report, sent back by somebody", own);
    }
}
