package udpcam.keys;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import udpcam.rtcp.RtcpReader;
import udpcam.rtp.RtpHeader;
import udpcam.srtp.SrtcpReceiver;
import udpcam.srtp.SrtcpSender;
import udpcam.srtp.SrtpReceiver;
import udpcam.srtp.Verdict;
import udpcam.stream.Reporter;

/**
 * Opens what comes under the keys of one stream, from whatever address, and seals the reports about it. One thread receives; any
 * may send.
 */
final class StreamSeal {
    /** While datagrams come of which none fits the keys for this time, the sender is asked again. */
    static final long STUCK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final int MOST_REPORT_BYTES = 2048; // a receiver's RTCP has 1,200 at the most

    private final int ssrc;
    private final List<Integer> ssrcs;
    private final SrtpReceiver rtp;
    private final SrtcpReceiver rtcp;
    private final SrtcpSender reports;
    private final ByteBuffer sealed = ByteBuffer.allocateDirect(MOST_REPORT_BYTES);
    private long activeNanos; // when a datagram was opened, or else when this began

    /** {@code ssrc} is the one of our reports. */
    StreamSeal(int ssrc, StreamKeys keys, long nowNanos) {
        this.ssrc = ssrc;
        this.ssrcs = keys.ssrcs();
        this.rtp = new SrtpReceiver(keys.key(), StreamKeys.STREAMS);
        this.rtcp = new SrtcpReceiver(keys.key(), 1);
        this.reports = new SrtcpSender(keys.key());
        expect(keys, nowNanos);
    }

    /** The SSRC of our reports. */
    int ssrc() {
        return ssrc;
    }

    long activeNanos() {
        return activeNanos;
    }

    /** Whether no datagram was opened of late. */
    boolean isStuck(long nowNanos) {
        return nowNanos - activeNanos >= STUCK_NANOS;
    }

    /** Whether keys are those of the same stream: its SSRCs are random, 96 bits, as its key is. */
    boolean isOf(StreamKeys keys) {
        return ssrcs.equals(keys.ssrcs());
    }

    /** Goes on behind the packets that are told of: those up to them may be replayed. */
    void expect(StreamKeys keys, long nowNanos) {
        activeNanos = nowNanos;
        if (keys.reportIndex() != StreamKeys.NONE) {
            rtcp.expect(ssrcs.get(0), keys.reportIndex());
        }
        for (int i = 0; i < StreamKeys.STREAMS; i++) {
            if (keys.indexes().get(i) != StreamKeys.NONE) {
                rtp.expect(ssrcs.get(i), keys.indexes().get(i));
            }
        }
    }

    /** Opens a datagram in place. */
    Verdict open(ByteBuffer datagram, long nowNanos) {
        Verdict verdict = RtcpReader.isRtcp(datagram) ? openReport(datagram) : openPacket(datagram);
        if (verdict == Verdict.OPENED) {
            activeNanos = nowNanos;
        }
        return verdict;
    }

    /** Only the stream's own SSRCs reach the cipher: strangers may invent others without end. */
    private Verdict openPacket(ByteBuffer datagram) {
        return RtpHeader.isPresent(datagram) && isOfStream(RtpHeader.ssrc(datagram))
                ? rtp.open(datagram)
                : Verdict.FORGED;
    }

    private boolean isOfStream(int source) {
        for (int i = 0; i < ssrcs.size(); i++) {
            if (ssrcs.get(i) == source) {
                return true;
            }
        }
        return false;
    }

    /** Under the same key are our own reports, and those of other receivers: somebody might send them back. */
    private Verdict openReport(ByteBuffer datagram) {
        return RtcpReader.speaker(datagram) == ssrcs.get(0) ? rtcp.open(datagram) : Verdict.FORGED;
    }

    /**
     * Seals a report and sends it; none once the key is used up, after 2^31. None of another SSRC either: an earlier seal of this
     * stream may have used its indexes.
     */
    synchronized void send(ByteBuffer rtcpPacket, InetSocketAddress to, Reporter.Channel below) throws IOException {
        if (RtcpReader.speaker(rtcpPacket) == ssrc && !reports.isUsedUp()) {
            reports.seal(rtcpPacket, sealed.clear());
            below.send(sealed.flip(), to);
        }
    }
}
