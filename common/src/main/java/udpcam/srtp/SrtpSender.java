package udpcam.srtp;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import udpcam.rtp.RtpHeader;

/**
 * Seals the RTP packets of some SSRCs under one key (RFC 3711 3.3). One thread at a time calls it. A stream begins with a
 * sequence number below 2^15, so that who misses its first packets does not miss that it wrapped (3.3.1); from there on its
 * numbers go up, though not each packet must be sent, and some may change places.
 *
 * <pre>
 *  | RTP header, CSRCs, extension | payload, encrypted | tag |
 * </pre>
 *
 * <p>It refuses to seal a second packet with one index, and a packet that is further back than the replay window or beyond the
 * index 2^48 - 1: the nonce would be that of another packet.
 */
public final class SrtpSender {
    /** One sender has a stream, its parity and its retransmissions; there is room for more. */
    public static final int MOST_STREAMS = 16;

    private final SrtpProfile profile;
    private final Transform transform;
    private final StreamStates streams = new StreamStates(MOST_STREAMS);
    private final Workspace work = new Workspace();

    public SrtpSender(MasterKey key) {
        this(SessionKeys.ofRtp(key));
    }

    SrtpSender(SessionKeys keys) {
        this.profile = keys.profile();
        this.transform = keys.transform();
    }

    /**
     * Writes the sealed packet, which is {@link SrtpProfile#rtpAddedBytes} longer.
     *
     * @param packet it stays as it is
     * @param out it may be over the same memory
     */
    public void seal(ByteBuffer packet, ByteBuffer out) {
        work.clearBytes = ClearPart.ofRtp(packet, 0);
        if (work.clearBytes == ClearPart.NO_PACKET) {
            throw new IllegalArgumentException("not a packet of RTP");
        }
        work.packetBytes = packet.remaining();
        work.tagAt = work.packetBytes;
        int sealedBytes = work.packetBytes + profile.rtpAddedBytes();
        if (out.remaining() < sealedBytes) {
            throw new BufferOverflowException();
        }
        work.ssrc = RtpHeader.ssrc(packet);
        work.index = use(streams.findOrAdd(work.ssrc), RtpHeader.sequenceNumber(packet));
        work.word = PacketIndex.rolloverCounter(work.index);
        work.load(packet);
        transform.seal(work);
        work.writeSealed(out, sealedBytes);
    }

    private static long use(ReplayWindow window, int sequenceNumber) {
        long index = PacketIndex.of(window.highest(), sequenceNumber);
        if (index > PacketIndex.LAST) {
            throw new IllegalStateException("2^48 packets are sent: the key is used up");
        }
        if (index < 0 || !window.isNew(index)) {
            throw new IllegalStateException("a packet " + sequenceNumber + " was sealed before");
        }
        window.add(index);
        return index;
    }

    /**
     * The highest index of an SSRC, which a receiver that joins needs: the roll-over counter in 32 bits, then the sequence
     * number in 16; -1 before its first packet.
     */
    public long highestIndex(int ssrc) {
        ReplayWindow window = streams.find(ssrc);
        return window == null ? -1 : window.highest();
    }

    /** Goes on behind an index, so that a test need not send what is before. */
    void advance(int ssrc, long index) {
        streams.findOrAdd(ssrc).advance(index);
    }
}
