package udpcam.srtp;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;

/**
 * Seals RTCP packets under one key (RFC 3711 3.4, RFC 7714 9). One thread at a time calls it. There is one of them for a key and
 * an SSRC.
 *
 * <pre>
 *  | first header, SSRC | the rest, encrypted | E, SRTCP index | tag |      HMAC
 *  | first header, SSRC | the rest, encrypted | tag | E, SRTCP index |      AEAD
 * </pre>
 *
 * <p>The index counts all packets, of whichever SSRC, from 0. It refuses to go beyond 2^31 - 1, since the nonces would begin
 * again (RFC 3711 9.2).
 */
public final class SrtcpSender {
    /** The last of 2^31 indices. */
    static final long LAST_INDEX = (1L << 31) - 1;

    static final int ENCRYPTED = 1 << 31;

    private static final int SSRC_AT = 4;

    private final SrtpProfile profile;
    private final Transform transform;
    private final Workspace work = new Workspace();
    private long nextIndex;

    public SrtcpSender(MasterKey key) {
        this(SessionKeys.ofRtcp(key), 0);
    }

    SrtcpSender(SessionKeys keys, long firstIndex) {
        this.profile = keys.profile();
        this.transform = keys.transform();
        this.nextIndex = firstIndex;
    }

    /**
     * Writes the sealed packet, which is {@link SrtpProfile#rtcpAddedBytes} longer.
     *
     * @param packet a compound packet, or a single one; it stays as it is
     * @param out it may be over the same memory
     */
    public void seal(ByteBuffer packet, ByteBuffer out) {
        seal(packet, out, true);
    }

    /** Whether all 2^31 indices are used: nothing more can be sealed. */
    public boolean isUsedUp() {
        return nextIndex > LAST_INDEX;
    }

    /** The index of the last packet, 31 bits; -1 before the first. */
    public int highestIndex() {
        return (int) (nextIndex - 1);
    }

    /** Without encryption the packet is authenticated alone, which is only here for the vectors of RFC 7714 17. */
    void seal(ByteBuffer packet, ByteBuffer out, boolean encrypted) {
        if (ClearPart.ofRtcp(packet, 0) == ClearPart.NO_PACKET) {
            throw new IllegalArgumentException("not a packet of RTCP");
        }
        if (out.remaining() < packet.remaining() + profile.rtcpAddedBytes()) {
            throw new BufferOverflowException();
        }
        if (isUsedUp()) {
            throw new IllegalStateException("2^31 packets are sent: the key is used up");
        }
        work.packetBytes = packet.remaining();
        work.clearBytes = encrypted ? ClearPart.RTCP_BYTES : work.packetBytes;
        work.ssrc = packet.getInt(packet.position() + SSRC_AT);
        work.index = nextIndex++;
        work.word = (int) work.index | (encrypted ? ENCRYPTED : 0);
        work.tagAt = work.packetBytes + (profile.isAead() ? 0 : Integer.BYTES);
        work.load(packet);
        transform.seal(work);
        work.putWord(work.packetBytes + (profile.isAead() ? profile.tagBytes() : 0));
        work.writeSealed(out, work.packetBytes + profile.rtcpAddedBytes());
    }
}
