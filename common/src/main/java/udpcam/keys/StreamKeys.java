package udpcam.keys;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import udpcam.srtp.MasterKey;
import udpcam.srtp.SrtpProfile;

/**
 * What a receiver needs to open a stream: the payload of the handshake's second message.
 *
 * <pre>
 *  | profile = 8, 2 bytes | 0, 2 bytes | master key, 32 | master salt, 12 |
 *  | SRTCP index, 4 | three times: SSRC, 4 | packet index, 8 |
 * </pre>
 *
 * <p>The profile is a number of RFC 7714 14.2. The SSRCs are those of the stream, of its parity and of its retransmissions. Each
 * index is the one that was used last.
 *
 * @param reportIndex that of the sender's RTCP, 31 bits, {@link #NONE} before its first packet
 * @param ssrcs {@link #STREAMS} of them
 * @param indexes for each SSRC the one of RTP, 48 bits, {@link #NONE} before its first packet
 */
record StreamKeys(MasterKey key, int reportIndex, List<Integer> ssrcs, List<Long> indexes) {
    static final SrtpProfile PROFILE = SrtpProfile.AEAD_AES_256_GCM;

    /** How many SSRCs there are. */
    static final int STREAMS = 3;

    static final int NONE = -1;

    private static final short PROFILE_NUMBER = 8;
    private static final int STREAM_BYTES = Integer.BYTES + Long.BYTES;

    /** How long it is. */
    static final int BYTES = 2 * Integer.BYTES + MasterKey.bytes(PROFILE) + STREAMS * STREAM_BYTES;

    private static final long LAST_INDEX = (1L << 48) - 1;

    StreamKeys {
        if (ssrcs.size() != STREAMS || indexes.size() != STREAMS) {
            throw new IllegalArgumentException("not " + STREAMS + " SSRCs");
        }
        ssrcs = List.copyOf(ssrcs);
        indexes = List.copyOf(indexes);
    }

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES).putShort(PROFILE_NUMBER).putShort((short) 0);
        key.write(out);
        out.putInt(reportIndex);
        for (int i = 0; i < STREAMS; i++) {
            out.putInt(ssrcs.get(i)).putLong(indexes.get(i));
        }
        return out.array();
    }

    /** Null if it is of a later version of this program. */
    static @Nullable StreamKeys read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length != BYTES || in.getShort() != PROFILE_NUMBER) {
            return null;
        }
        in.getShort();
        MasterKey key = MasterKey.read(PROFILE, in);
        int reportIndex = in.getInt();
        Integer[] ssrcs = new Integer[STREAMS];
        Long[] indexes = new Long[STREAMS];
        for (int i = 0; i < STREAMS; i++) {
            ssrcs[i] = in.getInt();
            indexes[i] = in.getLong();
            if (indexes[i] < NONE || indexes[i] > LAST_INDEX) {
                return null;
            }
        }
        return reportIndex < NONE ? null : new StreamKeys(key, reportIndex, List.of(ssrcs), List.of(indexes));
    }
}
