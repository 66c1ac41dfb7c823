package udpcam.srtp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.rtp.RtpHeader;

/**
 * Opens the RTP packets that others sealed under one key (RFC 3711 3.3). One thread at a time calls it. Only an authentic packet
 * changes what it knows, but for the next guess of a search: a forged one with a far sequence number moves no roll-over counter,
 * and one with a new SSRC takes no room.
 *
 * <p>An SSRC begins with a roll-over counter of 0, unless {@link #expect} was told of another. More than 2^15 lost packets in a
 * row lose the counter; then each packet is refused until {@code expect} brings a later index, or the search of a receiver
 * that is {@link #searching} finds it.
 */
public final class SrtpReceiver {
    private final SrtpProfile profile;
    private final Transform transform;
    private final StreamStates streams;
    private final Workspace work = new Workspace();
    private @Nullable RolloverSearch search;

    /** Takes packets of some SSRCs at most. */
    public SrtpReceiver(MasterKey key, int mostStreams) {
        this(SessionKeys.ofRtp(key), mostStreams);
    }

    SrtpReceiver(SessionKeys keys, int mostStreams) {
        this.profile = keys.profile();
        this.transform = keys.transform();
        this.streams = new StreamStates(mostStreams);
    }

    /** Searches for roll-over counters from now on: for where nobody can tell them. */
    public SrtpReceiver searching() {
        search = new RolloverSearch();
        return this;
    }

    /**
     * Tells of an SSRC what a trusted message says, before its first packet or when its counter was lost. What was sent up
     * to that index is refused from now on, as if it had come: it may be replayed. It never goes back. An SSRC for which there is
     * no room is an {@link IllegalStateException}.
     *
     * @param index {@link SrtpSender#highestIndex}, or a roll-over counter and any sequence number not far from the next one
     */
    public void expect(int ssrc, long index) {
        if (index < 0 || index > PacketIndex.LAST) {
            throw new IllegalArgumentException("no index of a packet: " + index);
        }
        streams.findOrAdd(ssrc).close(index);
    }

    /** The highest index of an SSRC that came, or was told of; -1 if it is not known. */
    public long highestIndex(int ssrc) {
        ReplayWindow window = streams.find(ssrc);
        return window == null ? -1 : window.highest();
    }

    /** Opens a datagram in place: then it ends in front of its tag. One that is refused stays as it is. */
    public Verdict open(ByteBuffer datagram) {
        work.clearBytes = ClearPart.ofRtp(datagram, profile.rtpAddedBytes());
        if (work.clearBytes == ClearPart.NO_PACKET) {
            return Verdict.MALFORMED;
        }
        work.packetBytes = datagram.remaining() - profile.rtpAddedBytes();
        work.tagAt = work.packetBytes;
        work.ssrc = RtpHeader.ssrc(datagram);
        ReplayWindow window = streams.find(work.ssrc);
        if (window == null && streams.isFull()) {
            return Verdict.ONE_STREAM_TOO_MANY;
        }
        work.index = PacketIndex.of(window == null ? -1 : window.highest(), RtpHeader.sequenceNumber(datagram));
        work.word = PacketIndex.rolloverCounter(work.index);
        boolean isOutside = isOutside(work.index, window);
        if (isOutside && (search == null || (window != null && window.covers(work.index)))) {
            return Verdict.REPLAYED;
        }
        work.load(datagram);
        if ((isOutside || !transform.open(work)) && !opensLater(datagram)) {
            return isOutside ? Verdict.REPLAYED : Verdict.FORGED;
        }
        streams.findOrAdd(work.ssrc).add(work.index);
        work.writeOpened(datagram);
        return Verdict.OPENED;
    }

    /** Whether it opens under the next guess of a roll-over counter, which then stands in its index. */
    private boolean opensLater(ByteBuffer datagram) {
        if (search == null) {
            return false;
        }
        work.index += (long) search.next() << Short.SIZE;
        if (work.index > PacketIndex.LAST) {
            return false;
        }
        work.word = PacketIndex.rolloverCounter(work.index);
        work.load(datagram);
        if (!transform.open(work)) {
            return false;
        }
        search.found();
        return true;
    }

    private static boolean isOutside(long index, @Nullable ReplayWindow window) {
        return index < 0 || index > PacketIndex.LAST || (window != null && !window.isNew(index));
    }
}
