package udpcam.keys;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import udpcam.rtcp.RtcpReader;
import udpcam.srtp.SrtcpReceiver;
import udpcam.srtp.SrtcpSender;
import udpcam.srtp.SrtpReceiver;
import udpcam.srtp.Verdict;
import udpcam.stream.Reporter;

/** Opens what comes under the keys of one stream, and seals the reports about it. One thread receives; any may send. */
final class StreamSeal {
    private static final int MOST_REPORT_BYTES = 2048; // a receiver's RTCP has 1,200 at the most

    private final int ssrc;
    private final List<Integer> ssrcs;
    private final SrtpReceiver rtp;
    private final SrtcpReceiver rtcp;
    private final SrtcpSender reports;
    private final ByteBuffer sealed = ByteBuffer.allocateDirect(MOST_REPORT_BYTES);

    /** {@code ssrc} is the one of our reports. */
    StreamSeal(int ssrc, StreamKeys keys) {
        this.ssrc = ssrc;
        this.ssrcs = keys.ssrcs();
        this.rtp = new SrtpReceiver(keys.key(), StreamKeys.STREAMS);
        this.rtcp = new SrtcpReceiver(keys.key(), 1);
        this.reports = new SrtcpSender(keys.key());
        keys.key().destroy();
        expect(keys);
    }

    /** The SSRC of our reports. */
    int ssrc() {
        return ssrc;
    }

    /** Whether keys are those of the same stream: its SSRCs are random, 96 bits, as its key is. */
    boolean isOf(StreamKeys keys) {
        return ssrcs.equals(keys.ssrcs());
    }

    /** Goes on behind the packets that are told of. */
    void expect(StreamKeys keys) {
        if (keys.reportIndex() != StreamKeys.NONE) {
            rtcp.expect(ssrcs.get(0), keys.reportIndex());
        }
        for (int i = 0; i < StreamKeys.STREAMS; i++) {
            if (keys.indexes().get(i) != StreamKeys.NONE) {
                rtp.expect(ssrcs.get(i), keys.indexes().get(i));
            }
        }
    }

    Verdict open(ByteBuffer datagram) {
        if (!RtcpReader.isRtcp(datagram)) {
            return rtp.open(datagram);
        }
        // Under the same key are our own reports, and those of other receivers: somebody might send them back.
        boolean isOfSender = RtcpReader.speaker(datagram) == ssrcs.get(0);
        return isOfSender ? rtcp.open(datagram) : Verdict.FORGED;
    }

    synchronized void send(ByteBuffer rtcpPacket, InetSocketAddress to, Reporter.Channel below) throws IOException {
        reports.seal(rtcpPacket, sealed.clear());
        below.send(sealed.flip(), to);
    }
}
