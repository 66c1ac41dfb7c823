package udpcam.field;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** The datagrams that an intruder forges who sees a stream: they fit what was seen last. Called by one thread. */
final class Forgery {
    private static final int KEPT = 4096;
    private static final int MOST_BYTES = 1400;
    private static final int SSRC_AT = 8;
    private static final int HEADER_BYTES = 12; // RFC 3550 5.1
    private static final int AHEAD = 500; // packets, at most, of the newest true one
    private static final int KEY_MESSAGE_BYTES = 136;
    private static final int RECEIVER_REPORT = 0x80C9_0001; // without a block (RFC 3550 6.4.2)

    private final SplittableRandom random = new SplittableRandom(1);
    private final ByteBuffer forged = ByteBuffer.allocateDirect(1 << 16);
    private final byte[] chance = new byte[MOST_BYTES];
    private final byte[][] kept = new byte[KEPT][]; // true packets
    private long seen;
    private byte[] newest = new byte[HEADER_BYTES];
    private int reporter = 1; // the SSRC of the receiver
    private Kind kind = Kind.GARBAGE;
    private int made;

    /** What is forged. */
    enum Kind {
        /** Chance bytes of any length. */
        GARBAGE,
        /** Packets with SSRC, payload type and extensions of the stream, numbers just ahead, and chance bytes as their data. */
        FORGED,
        /** The same, of a new SSRC each. */
        FRESH_SSRC,
        /** True packets again. */
        REPLAYED,
        /** Packets of the stream with any sequence number. */
        JUMPS,
        /** Packets of the stream with timestamps that run backwards. */
        BACKWARDS,
        /** The end of the stream (BYE, RFC 3550 6.6). */
        BYE,
        /** Reports to the sender that nearly all is lost, which ask for packets (RFC 4585 6.2.1). */
        FEEDBACK,
        /** First messages of the handshake, to the sender. */
        MESSAGE_1,
        /** Answers to the receiver's own first message. */
        MESSAGE_2
    }

    Forgery() {
        random.nextBytes(chance);
    }

    /** What is forged from now on. */
    void become(Kind next) {
        kind = next;
    }

    /** Whether it goes to the sender, in the receiver's name, and not to the receiver in the sender's. */
    boolean isToSender() {
        return kind == Kind.FEEDBACK || kind == Kind.MESSAGE_1;
    }

    /** A true datagram of the sender passed; it stays as it is. */
    void sent(ByteBuffer datagram) {
        byte[] bytes = new byte[datagram.remaining()];
        datagram.get(datagram.position(), bytes);
        kept[(int) (seen++ % KEPT)] = bytes;
        int type = bytes.length > HEADER_BYTES ? bytes[1] & 0x7F : 0;
        if (type == 26) { // JPEG (RFC 3551 6), and no RTCP
            newest = bytes;
        }
    }

    /** A true datagram of the receiver passed; it stays as it is. */
    void reported(ByteBuffer datagram) {
        if (datagram.remaining() >= 8) {
            reporter = datagram.getInt(datagram.position() + 4);
        }
    }

    private int ssrc() {
        return ByteBuffer.wrap(newest).getInt(SSRC_AT);
    }

    /** The next one, until the one after that. */
    ByteBuffer next() {
        forged.clear();
        made++;
        switch (kind) {
            case GARBAGE -> chance(1 + random.nextInt(MOST_BYTES));
            case FORGED -> packet(1 + made % AHEAD, 0, ssrc());
            case FRESH_SSRC -> packet(1 + made % AHEAD, 0, random.nextInt());
            case REPLAYED -> forged.put(seen == 0 ? newest : kept[(int) (made % Math.min(seen, KEPT))]);
            case JUMPS -> packet(random.nextInt(), 0, ssrc());
            case BACKWARDS -> packet(1 + made % AHEAD, -9000 * made, ssrc());
            case BYE ->
                forged.putInt(RECEIVER_REPORT)
                        .putInt(ssrc())
                        .putInt(0x81CB_0001)
                        .putInt(ssrc());
            case FEEDBACK -> feedback();
            case MESSAGE_1 -> keyMessage(1, random.nextInt(), 0); // for anybody
            case MESSAGE_2 -> keyMessage(2, ssrc(), reporter);
        }
        return forged.flip();
    }

    private void chance(int bytes) {
        forged.putLong(0, random.nextLong()).position(Math.min(bytes, Long.BYTES));
        forged.put(chance, 0, bytes - forged.position());
    }

    /** The newest true packet, changed: so many numbers ahead, later by so many ticks, with chance bytes in its second half. */
    private void packet(int ahead, int ticks, int ssrc) {
        forged.put(newest).putInt(SSRC_AT, ssrc);
        forged.putShort(2, (short) (forged.getShort(2) + ahead));
        forged.putInt(4, forged.getInt(4) + ticks);
        int from = Math.max(HEADER_BYTES, newest.length / 2);
        for (int at = from; at + Long.BYTES <= newest.length; at += Long.BYTES) {
            forged.putLong(at, random.nextLong());
        }
    }

    /** A receiver report with a block (RFC 3550 6.4.2), and a generic NACK that asks for 17 packets of each of its 8 entries. */
    private void feedback() {
        int number = ByteBuffer.wrap(newest).getShort(2);
        forged.putInt(0x81C9_0007).putInt(reporter).putInt(ssrc());
        forged.putInt(0xF0_00_00_00 | random.nextInt(1 << 20)).putInt(number).putInt(random.nextInt(90_000));
        forged.putLong(0);
        forged.putInt(0x81CD_0002 + 8).putInt(reporter).putInt(ssrc());
        for (int i = 0; i < 8; i++) {
            forged.putShort((short) (number - 17 * i)).putShort((short) 0xFFFF);
        }
    }

    /** As WIRE.md draws it. */
    private void keyMessage(int message, int speaker, int listener) {
        forged.putInt((0x80 | message) << 24 | 204 << 16 | 37).putInt(speaker);
        forged.put("ukey".getBytes(StandardCharsets.US_ASCII)).putInt(listener);
        random.nextBytes(chance);
        forged.put(chance, 0, KEY_MESSAGE_BYTES);
    }
}
