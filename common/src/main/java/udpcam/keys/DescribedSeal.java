package udpcam.keys;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.rtcp.RtcpReader;
import udpcam.rtp.RtpHeader;
import udpcam.srtp.MasterKey;
import udpcam.srtp.SrtcpReceiver;
import udpcam.srtp.SrtcpSender;
import udpcam.srtp.SrtpReceiver;
import udpcam.srtp.Verdict;
import udpcam.stream.Reporter;

/**
 * The seal of a receiver that has the key of a stream from its session description (RFC 4568), and seals its reports by it.
 * Nobody tells it how often the sequence numbers wrapped, so it searches. One thread receives; any may send.
 */
public final class DescribedSeal implements ReceiverSeal {
    /** One key may seal what several programs send, one after the other; of each SSRC is kept what it has used. */
    private static final int MOST_STREAMS = 1024;

    private static final int MOST_REPORT_BYTES = 2048; // a receiver's RTCP has 1,200 at the most

    private final SrtpReceiver rtp;
    private final SrtcpReceiver rtcp;
    private final SrtcpSender reports;
    private final int addedBytes;
    private final Set<Integer> ours = ConcurrentHashMap.newKeySet(); // the SSRCs of our reports
    private final Reporter.Channel below;
    private final Predicate<ByteBuffer> isOpenVideo;
    private final Counters counters;
    private final ByteBuffer sealed = ByteBuffer.allocateDirect(MOST_REPORT_BYTES);

    /**
     * @param key by which somebody else seals the stream
     * @param below where reports leave
     * @param isOpenVideo whether a datagram looks like video that nobody sealed
     */
    public DescribedSeal(MasterKey key, Reporter.Channel below, Predicate<ByteBuffer> isOpenVideo, Counters counters) {
        Rehearsal.seal(key.profile());
        this.rtp = new SrtpReceiver(key, MOST_STREAMS).searching();
        this.rtcp = new SrtcpReceiver(key, MOST_STREAMS);
        this.reports = new SrtcpSender(key);
        this.addedBytes = key.profile().rtcpAddedBytes();
        this.below = below;
        this.isOpenVideo = isOpenVideo;
        this.counters = counters;
    }

    @Override
    public boolean open(InetSocketAddress from, ByteBuffer datagram, long nowNanos) {
        Verdict verdict = RtcpReader.isRtcp(datagram) ? openReport(datagram) : rtp.open(datagram);
        if (verdict != Verdict.OPENED) {
            counters.increment(reason(verdict, datagram));
        }
        return verdict == Verdict.OPENED;
    }

    /** Our own reports are under the same key: somebody might send them back. */
    private Verdict openReport(ByteBuffer datagram) {
        return ours.contains(RtcpReader.speaker(datagram)) ? Verdict.REPLAYED : rtcp.open(datagram);
    }

    private Counter reason(Verdict verdict, ByteBuffer datagram) {
        if (!RtpHeader.isPresent(datagram) || isOpenVideo.test(datagram)) {
            return Counter.DATAGRAMS_UNSEALED;
        }
        return verdict == Verdict.REPLAYED ? Counter.DATAGRAMS_REPLAYED : Counter.DATAGRAMS_FORGED;
    }

    @Override
    public synchronized void send(ByteBuffer packet, InetSocketAddress to) throws IOException {
        if (!reports.isUsedUp()) {
            reports.seal(packet, sealed.clear());
            below.send(sealed.flip(), to);
        }
    }

    @Override
    public int addedBytes() {
        return addedBytes;
    }

    /** None under which a stream is sealed: two packets with one SSRC and index would give both away. */
    @Override
    public int ssrc(InetSocketAddress to, RandomGenerator random) {
        int ssrc;
        do {
            ssrc = random.nextInt();
        } while (rtp.highestIndex(ssrc) >= 0);
        ours.add(ssrc);
        return ssrc;
    }
}
