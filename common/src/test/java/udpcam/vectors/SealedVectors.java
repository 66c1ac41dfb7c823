package udpcam.vectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import udpcam.srtp.DerivedKeys;
import udpcam.srtp.MasterKey;
import udpcam.srtp.SrtpProfile;

/** Packets that are sealed by each profile of SRTP, and what a receiver refuses; the packets are written by hand. */
final class SealedVectors {
    /** SR without blocks, and SDES with CNAME. */
    static final String SENDER_REPORT = "80 C8 00 06 C2 FC A4 99" // SR
            + "EE B5 D5 98 CD 1E B4 BA 2D 2A A4 A9 00 00 00 70 00 02 38 96"
            + "81 CA 00 06 C2 FC A4 99 01 10 6D 59 73 4B 49 2B 54 34 74 76 4C 72 65 62 36 30 00 00";
    /** RR without blocks, and SDES with CNAME. */
    static final String RECEIVER_REPORT = "80 C9 00 01 88 48 29 B7"
            + "81 CA 00 06 88 48 29 B7 01 10 68 37 52 46 57 71 55 79 36 50 64 67 6B 35 4D 4D 00 00";

    private static final String TIME_AND_SSRC = "2D 2A B6 69 C2 FC A4 99";
    private static final String JPEG = "00 00 00 00 01 50 08 06 A5 5A C3 3C"; // payload header, some data
    private static final int TIMESTAMP_AT = 7; // its last byte
    private static final int COUNTER_AT = 15; // of a report, amid what is encrypted
    private static final int GCM_TAG_BYTES = 16;

    private final MasterKey key;
    private final ArrayNode array;
    private final SealedDatagrams datagrams;

    private SealedVectors(MasterKey key, ArrayNode array) {
        this.key = key;
        this.array = array;
        this.datagrams = new SealedDatagrams(key, array);
    }

    static ObjectNode file() {
        ObjectNode file = VectorFile.begin(
                "Packets that SRTP seals (RFC 3711, RFC 7714), in the order in which they come,"
                        + " and the handshake by which two agree on a key. All keys are known to everybody: use none of them.");
        ArrayNode cases = file.putArray("cases");
        for (SrtpProfile profile : SrtpProfile.values()) {
            MasterKey key = key(profile, cases.size());
            ObjectNode node = cases.addObject().put("name", profile.name());
            putMaster(node, key);
            putDerived(node.putObject("rtp"), DerivedKeys.ofRtp(key));
            putDerived(node.putObject("rtcp"), DerivedKeys.ofRtcp(key));
            SealedVectors vectors = new SealedVectors(key, node.putArray("datagrams"));
            vectors.packets();
            vectors.refusedPackets();
            vectors.reports();
        }
        file.set("handshake", HandshakeVectors.node());
        return file;
    }

    static MasterKey key(SrtpProfile profile, int seed) {
        return MasterKey.read(profile, ByteBuffer.wrap(keyBytes(MasterKey.bytes(profile), seed)));
    }

    static byte[] keyBytes(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static void putMaster(ObjectNode node, MasterKey key) {
        ByteBuffer bytes = ByteBuffer.allocate(MasterKey.bytes(key.profile()));
        key.write(bytes);
        int keyBytes = key.profile().keyBytes();
        node.put("masterKey", VectorFile.hex(Arrays.copyOf(bytes.array(), keyBytes)));
        node.put("masterSalt", VectorFile.hex(Arrays.copyOfRange(bytes.array(), keyBytes, bytes.capacity())));
    }

    private static void putDerived(ObjectNode node, DerivedKeys keys) {
        node.put("key", keys.encryption());
        node.put("authenticationKey", keys.authentication().isEmpty() ? null : keys.authentication());
        node.put("salt", keys.salt());
    }

    /** A packet of the stream. */
    static byte[] packet(int sequenceNumber) {
        return VectorFile.bytes("80 1A", HexFormat.of().toHexDigits((short) sequenceNumber), TIME_AND_SSRC, JPEG);
    }

    private void packets() {
        byte[] extended = VectorFile.bytes(
                "90 1A 7F BC", // number 32,700
                TIME_AND_SSRC,
                "BE DE 00 04 17 EE B5 D5 98 CD 1E B4 BA 23 00 40 00 30 00 00", // capture time, picture size
                JPEG);
        datagrams.packet("a packet with a header extension", extended, 0);
        byte[] tooLate = datagrams.sealedPacket(packet(64_513));
        byte[] late = datagrams.sealedPacket(packet(64_514));
        datagrams.packet("packets before this one are lost", packet(65_400), 0);
        datagrams.packet("the sequence number wrapped", packet(0), 1);
        datagrams.packet("one from before the wrap comes late", packet(65_535), 0);
        byte[] mixed = VectorFile.bytes("82 9A 00 01", TIME_AND_SSRC, "4C 0B 39 CF B1 E2 63 82", JPEG);
        datagrams.packet("a packet with two CSRCs", mixed, 1);
        byte[] parity = VectorFile.bytes("80 7D 00 07 2D 2A B6 69 B1 E2 63 82 C3");
        datagrams.packet("another SSRC has a roll-over counter of its own", parity, 0);
        datagrams.packet("one that is 1,023 back comes late", late, packet(64_514), 0);
        datagrams.refused("one that is 1,024 back, and may be replayed", tooLate);
    }

    private void refusedPackets() {
        byte[] packet = packet(2);
        byte[] sealed = datagrams.sealedPacket(packet);
        datagrams.refused("a bit of the header is flipped", flipped(sealed, TIMESTAMP_AT));
        datagrams.refused("a bit of the payload is flipped", flipped(sealed, packet.length - 1));
        datagrams.refused("a bit of the tag is flipped", flipped(sealed, sealed.length - 1));
        datagrams.refused("a byte is missing", Arrays.copyOf(sealed, sealed.length - 1));
        datagrams.refused("a packet that nobody sealed", packet);
        datagrams.packet("the packet itself, which forged ones did not keep out", sealed, packet, 1);
        datagrams.refused("the same again", sealed);
    }

    private void reports() {
        byte[] report = VectorFile.bytes(SENDER_REPORT);
        datagrams.report("a sender's report, compound", report, 0);
        byte[] sealed = datagrams.sealedReport(report);
        boolean isAead = key.profile() != SrtpProfile.AES_CM_128_HMAC_SHA1_80; // then the tag is before the index
        int tagAt = report.length + (isAead ? 0 : Integer.BYTES);
        int indexAt = report.length + (isAead ? GCM_TAG_BYTES : 0);
        datagrams.refused("a bit of a report's header is flipped", flipped(sealed, 0));
        datagrams.refused("a bit behind a report's header is flipped", flipped(sealed, COUNTER_AT));
        datagrams.refused("a bit of a report's tag is flipped", flipped(sealed, tagAt));
        datagrams.refused("a bit of a report's index is flipped", flipped(sealed, indexAt + 2));
        datagrams.refused("a report that nobody sealed", report);
        datagrams.report("the report itself, which forged ones did not keep out", sealed, report, 1);
        datagrams.refused("the same report again", sealed);
        new SealedDatagrams(key, array)
                .report("a receiver's report, with an index of its own", VectorFile.bytes(RECEIVER_REPORT), 0);
    }

    private static byte[] flipped(byte[] sealed, int at) {
        byte[] flipped = sealed.clone();
        flipped[at] ^= 1;
        return flipped;
    }
}
