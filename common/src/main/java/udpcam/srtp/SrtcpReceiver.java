package udpcam.srtp;

import java.nio.ByteBuffer;

/**
 * Opens the RTCP packets that others sealed under one key (RFC 3711 3.4, RFC 7714 9). One thread at a time calls it. Only an
 * authentic packet changes what it knows. A packet says its index itself, so that nobody joins late; one without encryption (E
 * bit 0) is taken if it is authentic.
 */
public final class SrtcpReceiver {
    private static final int SSRC_AT = 4;

    private final SrtpProfile profile;
    private final Transform transform;
    private final StreamStates streams;
    private final Workspace work = new Workspace();

    /** Takes packets of some SSRCs at most. */
    public SrtcpReceiver(MasterKey key, int mostStreams) {
        this(SessionKeys.ofRtcp(key), mostStreams);
    }

    SrtcpReceiver(SessionKeys keys, int mostStreams) {
        this.profile = keys.profile();
        this.transform = keys.transform();
        this.streams = new StreamStates(mostStreams);
    }

    /** Tells of an SSRC which index it has used last, by a trusted message: what was sent up to it is refused from now on. */
    public void expect(int ssrc, int index) {
        streams.findOrAdd(ssrc).close(index);
    }

    /** Whether a packet of an SSRC was opened before, or it was told of. */
    public boolean knows(int ssrc) {
        return streams.find(ssrc) != null;
    }

    /** Opens a datagram in place: then it ends in front of tag and index. One that is refused stays as it is. */
    public Verdict open(ByteBuffer datagram) {
        if (ClearPart.ofRtcp(datagram, profile.rtcpAddedBytes()) == ClearPart.NO_PACKET) {
            return Verdict.MALFORMED;
        }
        read(datagram);
        ReplayWindow window = streams.find(work.ssrc);
        if (window == null && streams.isFull()) {
            return Verdict.ONE_STREAM_TOO_MANY;
        }
        if (window != null && !window.isNew(work.index)) {
            return Verdict.REPLAYED;
        }
        work.load(datagram);
        if (!transform.open(work)) {
            return Verdict.FORGED;
        }
        streams.findOrAdd(work.ssrc).add(work.index);
        work.writeOpened(datagram);
        return Verdict.OPENED;
    }

    private void read(ByteBuffer datagram) {
        int at = datagram.position();
        work.packetBytes = datagram.remaining() - profile.rtcpAddedBytes();
        work.tagAt = work.packetBytes + (profile.isAead() ? 0 : Integer.BYTES);
        work.ssrc = datagram.getInt(at + SSRC_AT);
        work.word = datagram.getInt(at + work.packetBytes + (profile.isAead() ? profile.tagBytes() : 0));
        work.index = work.word & SrtcpSender.LAST_INDEX;
        boolean encrypted = (work.word & SrtcpSender.ENCRYPTED) != 0;
        work.clearBytes = encrypted ? ClearPart.RTCP_BYTES : work.packetBytes;
    }
}
