package udpcam.soak.harm;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Makes the datagrams of somebody who sits on the way, hears everything, and has no key. */
final class Attack {
    private static final int MOST_GARBAGE_BYTES = 1400;
    private static final int RTP_HEADER_BYTES = 12;
    private static final int SSRC_OFFSET = 8;
    private static final int EMPTY_REPORT = 0x80C9_0001; // a receiver report without a block (RFC 3550 6.4.2)
    private static final int BYE = 0x81CB_0001; // of one source (RFC 3550 6.6)

    private final SplittableRandom random;

    Attack(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The next datagram; {@code loot} is what went the same way. */
    byte[] next(Fault.Kind kind, Loot loot) {
        byte[] heard = kind == Fault.Kind.REPLAYED ? loot.any(random) : loot.newest(random);
        if (kind == Fault.Kind.GARBAGE || heard == null || heard.length < RTP_HEADER_BYTES) {
            return chance(1 + random.nextInt(MOST_GARBAGE_BYTES));
        }
        return kind == Fault.Kind.FORGED ? forged(heard) : heard;
    }

    private byte[] forged(byte[] heard) {
        byte[] copy = heard.clone();
        switch (random.nextInt(3)) {
            case 0 -> copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                byte[] payload = chance(copy.length - RTP_HEADER_BYTES);
                System.arraycopy(payload, 0, copy, RTP_HEADER_BYTES, payload.length);
                copy[2] ^= (byte) random.nextInt(); // the sequence number jumps (RFC 3550 5.1)
            }
            default -> copy = bye(ByteBuffer.wrap(copy).getInt(SSRC_OFFSET));
        }
        return copy;
    }

    private static byte[] bye(int ssrc) {
        return ByteBuffer.allocate(16)
                .putInt(EMPTY_REPORT)
                .putInt(ssrc)
                .putInt(BYE)
                .putInt(ssrc)
                .array();
    }

    private byte[] chance(int bytes) {
        byte[] chance = new byte[bytes];
        random.nextBytes(chance);
        return chance;
    }
}
