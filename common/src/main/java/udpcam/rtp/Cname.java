package udpcam.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * The canonical name of a participant, and the SDES packet that tells it (RFC 3550 6.5): random and good for one run (RFC
 * 7022 4.2), so that it says nothing of the user or the host.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |                             SSRC                              |
 *  |    CNAME=1    |   length=16   | 16 letters of base64, 2 zeros |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param text 16 letters, digits, + and /
 */
public record Cname(String text) {
    private static final int RANDOM_BYTES = 12;
    private static final int TEXT_BYTES = RANDOM_BYTES * 4 / 3;
    private static final int ITEM = 1;
    private static final int END_BYTES = 2; // a zero ends the items, another fills the word
    private static final int PACKET_BYTES = RtcpHeader.BYTES + 4 + 2 + TEXT_BYTES + END_BYTES;

    public Cname {
        if (text.getBytes(StandardCharsets.US_ASCII).length != TEXT_BYTES) {
            throw new IllegalArgumentException(text);
        }
    }

    /** A new name of 96 random bits; from a source that cannot be guessed, where it goes out on a network. */
    public static Cname random(RandomGenerator random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new Cname(Base64.getEncoder().encodeToString(bytes));
    }

    /** Writes an SDES packet that says that this SSRC bears this name. */
    void write(ByteBuffer datagram, int ssrc) {
        RtcpHeader.write(datagram, 1, RtcpHeader.SDES, PACKET_BYTES);
        datagram.putInt(ssrc).put((byte) ITEM).put((byte) TEXT_BYTES);
        datagram.put(text.getBytes(StandardCharsets.US_ASCII)).put(new byte[END_BYTES]);
    }
}
