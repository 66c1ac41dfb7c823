package udpcam.frame;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import udpcam.wire.WireDetector.Wire;

/** One sender's stream, and its pace. Called by one thread. */
final class Source {
    /** A source that was silent for so long may be replaced by another. */
    static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long OUTDATED_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long NTP_SECOND = 1L << 32;
    private static final long MOST_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final InetSocketAddress address;
    private final Wire wire;
    private final int ssrc;
    private final SourceAssembly assembly;
    private final long firstNanos;
    private long lastNanos;
    private long datagrams;
    private long lastFrameNanos;
    private long patienceNanos; // silence is longer than two of its frame intervals, for slow senders
    private boolean gaveFrames;
    private boolean toldIgnored;
    private final ShowRecord record = new ShowRecord();
    private long newestCapture; // of the frames that were given out, an NTP timestamp; 0: none
    private long captureNanos; // when that one was given out

    /** {@code ssrc} is 0 on the classic wire, which has none. */
    Source(InetSocketAddress address, Wire wire, int ssrc, SourceAssembly assembly, long nowNanos) {
        this.address = address;
        this.wire = wire;
        this.ssrc = ssrc;
        this.assembly = assembly;
        this.firstNanos = nowNanos;
    }

    InetSocketAddress address() {
        return address;
    }

    Wire wire() {
        return wire;
    }

    SourceAssembly assembly() {
        return assembly;
    }

    boolean is(InetSocketAddress otherAddress, Wire otherWire, int otherSsrc) {
        return wire == otherWire && ssrc == otherSsrc && address.equals(otherAddress);
    }

    /** A datagram came. */
    void heard(long nowNanos) {
        lastNanos = nowNanos;
        datagrams++;
    }

    /** A frame was given, whole or damaged. */
    void gaveFrame(long nowNanos) {
        long interval = nowNanos - lastFrameNanos;
        patienceNanos = gaveFrames ? Math.min(2 * interval, MOST_PATIENCE_NANOS) : 0;
        lastFrameNanos = nowNanos;
        gaveFrames = true;
    }

    /** Whether its frames come, so that its wire is known beyond doubt. */
    boolean isLive(long nowNanos) {
        return gaveFrames && !isSilent(nowNanos);
    }

    /** What became of its frames. */
    ShowRecord record() {
        return record;
    }

    /** Whether another stream may be shown instead: no frame comes any more, or none that can be shown. */
    boolean isSilent(long nowNanos) {
        long silence = Math.max(SILENCE_NANOS, patienceNanos);
        boolean isRefused = record.isRefusedForGood() && !record.wasShownWithin(silence, nowNanos);
        return !gaveFrames || nowNanos - lastFrameNanos > silence || isRefused;
    }

    /** Whether its frames come, and none was refused since the last one that was shown. */
    boolean isHeardAndNotRefused(long nowNanos) {
        return !isSilent(nowNanos) && !record.isRefused();
    }

    /** Whether a frame was given. */
    boolean gaveFrames() {
        return gaveFrames;
    }

    /** Whether nothing came from it for a while. */
    boolean isUnheard(long nowNanos) {
        return nowNanos - lastNanos > SILENCE_NANOS;
    }

    /** Whether it stopped when another stream of the same address began: its sender began anew. */
    boolean isReplacedBy(Source other) {
        return address.equals(other.address) && lastNanos - other.firstNanos <= 0;
    }

    /** Whether it gave no picture and the other did, or its last one is older; where neither did, whether it sent less. */
    boolean isLessUsefulThan(Source other) {
        if (gaveFrames && other.gaveFrames) {
            return lastFrameNanos - other.lastFrameNanos < 0;
        }
        return gaveFrames == other.gaveFrames ? datagrams < other.datagrams : other.gaveFrames;
    }

    /**
     * Whether a frame was taken over a second before the newest one that was given out of late: somebody replays it. Behind a
     * silence of a second it is not: the sender's clock may have been set back.
     *
     * @param capture when the frame was taken, an NTP timestamp; 0 if the wire does not say
     */
    boolean isOutdated(long capture, long nowNanos) {
        boolean isComparable = capture != 0 && newestCapture != 0 && nowNanos - captureNanos < OUTDATED_NANOS;
        long ahead = capture - newestCapture;
        if (isComparable && ahead < -NTP_SECOND) {
            return true;
        }
        if (capture != 0 && (!isComparable || (ahead > 0 && ahead < NTP_SECOND))) { // a far jump ahead is not believed
            newestCapture = capture;
            captureNanos = nowNanos;
        }
        return false;
    }

    /** True once. */
    boolean tellIgnored() {
        boolean first = !toldIgnored;
        toldIgnored = true;
        return first;
    }
}
