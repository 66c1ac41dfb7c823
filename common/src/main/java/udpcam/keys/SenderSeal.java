package udpcam.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.link.DatagramSink;
import udpcam.link.Link;
import udpcam.rtcp.RtcpReader;
import udpcam.srtp.MasterKey;
import udpcam.srtp.SrtcpReceiver;
import udpcam.srtp.SrtcpSender;
import udpcam.srtp.SrtpSender;
import udpcam.srtp.Verdict;

/**
 * The seal of what goes to one remote and of what comes back: SRTP and SRTCP under one master key (RFC 3711). With a pre-shared
 * key it answers the handshakes of receivers. One thread listens, any may send.
 */
public final class SenderSeal {
    private final MasterKey key;
    private final SrtpSender rtp;
    private final SrtcpSender rtcp;
    private final SrtcpReceiver reports;
    private final List<Integer> ssrcs;
    private final @Nullable KeyResponder responder;
    private final Counters counters;
    private final ByteBuffer sealed = ByteBuffer.allocateDirect(Link.MAX_PAYLOAD_BYTES);

    /**
     * @param key one that nobody seals with besides, but for receivers under SSRCs of their own
     * @param ssrcs all that are sent
     * @param responder what answers receivers that ask for the key; null if they have it from elsewhere
     */
    SenderSeal(MasterKey key, List<Integer> ssrcs, @Nullable KeyResponder responder, Counters counters) {
        this.key = key;
        this.rtp = new SrtpSender(key);
        this.rtcp = new SrtcpSender(key);
        this.reports = new SrtcpReceiver(key, KeyResponder.MOST_RECEIVERS);
        this.ssrcs = List.copyOf(ssrcs);
        this.responder = responder;
        this.counters = counters;
    }

    /** By how much a datagram of RTCP gets longer. */
    public int addedBytes() {
        return key.profile().rtcpAddedBytes();
    }

    /** Of a sink, one that takes datagrams to be sealed. Closing the result closes the other. */
    public DatagramSink sealing(DatagramSink sink) {
        return new Sealing(sink);
    }

    private synchronized void seal(ByteBuffer datagram, DatagramSink sink) throws IOException {
        sealed.clear();
        if (RtcpReader.isRtcp(datagram)) {
            if (rtcp.isUsedUp()) {
                return; // after 2^31 reports
            }
            rtcp.seal(datagram, sealed);
        } else {
            rtp.seal(datagram, sealed);
        }
        sink.send(sealed.flip());
    }

    /** Whether a datagram from an address that the stream does not go to is of a receiver of it, by its looks. */
    public boolean isAbout(ByteBuffer datagram) {
        return KeyPacket.isPresent(KeyPacket.MESSAGE_1, datagram)
                || (RtcpReader.isRtcp(datagram) && isKnown(RtcpReader.speaker(datagram)));
    }

    private boolean isKnown(int receiver) {
        return reports.knows(receiver) || (responder != null && responder.hasAnswered(receiver));
    }

    /**
     * Opens a datagram in place that came back; false, and it is counted, if nobody is to read it.
     *
     * @param remote where the answer to a handshake goes: where the stream goes
     */
    public boolean open(ByteBuffer datagram, DatagramSink remote, long nowNanos) throws IOException {
        if (KeyPacket.isPresent(KeyPacket.MESSAGE_1, datagram)) {
            answer(datagram, remote, nowNanos);
            return false;
        }
        if (!RtcpReader.isRtcp(datagram)) {
            counters.increment(Counter.DATAGRAMS_UNSEALED);
            return false;
        }
        // Our own reports that somebody sends back are authentic, too.
        boolean isOurs = ssrcs.contains(RtcpReader.speaker(datagram));
        Verdict verdict = isOurs ? Verdict.REPLAYED : reports.open(datagram);
        if (verdict != Verdict.OPENED) {
            counters.increment(verdict == Verdict.REPLAYED ? Counter.DATAGRAMS_REPLAYED : Counter.DATAGRAMS_FORGED);
        }
        return verdict == Verdict.OPENED;
    }

    private void answer(ByteBuffer message1, DatagramSink remote, long nowNanos) throws IOException {
        int receiver = KeyPacket.speaker(message1);
        ByteBuffer message2 = null;
        Counter outcome = Counter.KEYS_AGREED;
        if (responder == null || KeyPacket.listener(message1) != KeyPacket.ANYBODY || ssrcs.contains(receiver)) {
            outcome = Counter.DATAGRAMS_FORGED;
        } else if (isKnown(receiver)) { // its answer may be lost; or somebody sends again what it once sent
            message2 = reports.knows(receiver) ? null : responder.repeated(message1);
            outcome = Counter.DATAGRAMS_REPLAYED;
        } else if (!responder.isAllowed(nowNanos)) { // it asks again
            outcome = Counter.DATAGRAMS_WITHOUT_KEYS;
        } else {
            message2 = responder.answer(message1, ssrcs.get(0), this::keys);
            outcome = message2 == null ? Counter.KEYS_REFUSED : outcome;
        }
        counters.increment(outcome);
        if (message2 != null) {
            remote.send(message2);
        }
    }

    /** What a receiver needs that joins now. */
    private synchronized StreamKeys keys() {
        List<Long> indexes = ssrcs.stream().map(rtp::highestIndex).toList();
        return new StreamKeys(key, rtcp.highestIndex(), ssrcs, indexes);
    }

    private final class Sealing implements DatagramSink {
        private final DatagramSink sink;

        private Sealing(DatagramSink sink) {
            this.sink = sink;
        }

        @Override
        public void send(ByteBuffer datagram) throws IOException {
            seal(datagram, sink);
        }

        @Override
        public void close() {
            sink.close();
        }
    }
}
