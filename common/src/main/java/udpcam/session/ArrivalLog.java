package udpcam.session;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import udpcam.packets.FrameInterval;
import udpcam.rtcp.CongestionFeedback;
import udpcam.rtp.RtpHeader;
import udpcam.run.Deadline;

/**
 * Which packets of a sender came, its stream's and those that repair it, and when the sender is to be told. In a group it is not
 * told of frames that leave room on the path here, since most members would tell that; but who told of a slow frame tells of all
 * that follow while the stream is limited. Called by one thread at a time.
 */
final class ArrivalLog {
    /** The stream, its parity and its retransmissions. */
    static final int MOST_STREAMS = 3;

    /** Beside one message a frame: while packets come, one is due so long after the first that it tells of. */
    static final long MOST_APART_NANOS = 40_000_000;

    /** The number of packets, not told of yet, that makes a message due amid a frame. */
    static final int MOST_UNTOLD = 90;

    /**
     * A frame that came within this time met no queue: nothing has to follow from it soon. Several are told of at once, and when the
     * last one is on the screen, since to show it needs all cores.
     */
    static final long QUICK_NANOS = 5_000_000;

    /** How long quick frames wait to be told of, and for how many packets. */
    static final long QUICK_APART_NANOS = 150_000_000;

    static final int QUICK_UNTOLD = 60;

    /** Of the time between two frames: the path of a member where one came within it has room for more. */
    static final double ROOM_SHARE = 0.7;

    /** Until then behind a slow frame the sender may not have heard of it, or not have said that the stream is limited. */
    static final long SLOW_NANOS = 3_000_000_000L;

    private final List<StreamArrivals> streams = new ArrayList<>();
    private int untold; // packets
    private long firstUntoldNanos;
    private boolean isAmid; // a frame whose marker is still to come
    private long frameNanos; // when it began
    private boolean isQuick; // the last frame
    private long dueNanos = Deadline.NEVER;
    private final boolean isOfGroup;
    private final FrameInterval interval = new FrameInterval();
    private boolean isSlow; // a frame was
    private long slowNanos; // when that was noticed

    ArrivalLog(boolean isOfGroup) {
        this.isOfGroup = isOfGroup;
    }

    /** A packet of RTP came; the buffer stays as it is. {@code isRepair}: its marker ends no frame. */
    void came(ByteBuffer packet, boolean isRepair, long nowNanos) {
        if (!stream(RtpHeader.ssrc(packet), isRepair).came(RtpHeader.sequenceNumber(packet), nowNanos)) {
            return;
        }
        boolean begins = !isRepair && !isAmid;
        boolean ends = !isRepair && RtpHeader.isMarked(packet);
        if (begins) {
            isAmid = true;
            frameNanos = nowNanos;
        }
        if (!isOfGroup || isSlow(packet, isRepair, nowNanos)) {
            note(begins, ends, nowNanos);
        }
        isAmid &= !ends;
    }

    /** The sender is to be told of a packet. */
    private void note(boolean begins, boolean ends, long nowNanos) {
        if (untold++ == 0) {
            firstUntoldNanos = nowNanos;
            dueNanos = isAmid ? nowNanos + MOST_APART_NANOS : Deadline.NEVER;
        }
        if (begins) {
            isQuick = false;
            dueNanos = Deadline.earlier(dueNanos, nowNanos + MOST_APART_NANOS);
        }
        if (ends) {
            isQuick = nowNanos - frameNanos < QUICK_NANOS;
            dueNanos = isQuick ? Deadline.NEVER : nowNanos;
        }
        if (untold >= MOST_UNTOLD) {
            isQuick = false;
            dueNanos = nowNanos;
        }
    }

    /** Whether this frame or one before has taken so long that the path here has no room left; without its end, too. */
    private boolean isSlow(ByteBuffer packet, boolean isRepair, long nowNanos) {
        if (!isRepair) {
            interval.frame(RtpHeader.timestamp(packet));
            if (!isSlow && nowNanos - frameNanos > ROOM_SHARE * interval.nanos()) {
                isSlow = true;
                slowNanos = nowNanos;
            }
        }
        return isSlow;
    }

    /** In a group, whether the stream is limited, by what some member told; soon behind a slow frame that is not known yet. */
    void limited(boolean is, long nowNanos) {
        isSlow &= is || nowNanos - slowNanos < SLOW_NANOS;
    }

    /** The one of an SSRC; a fourth takes the place of the first, as where a collision changed them all. */
    private StreamArrivals stream(int ssrc, boolean isRepair) {
        for (int i = 0; i < streams.size(); i++) {
            if (streams.get(i).ssrc() == ssrc) {
                return streams.get(i);
            }
        }
        StreamArrivals stream = streams.size() < MOST_STREAMS ? new StreamArrivals() : streams.remove(0);
        stream.begin(ssrc, isRepair);
        streams.add(stream);
        return stream;
    }

    /**
     * Whether the sender is to be told now.
     *
     * @param isShown whether the last frame is on the screen
     */
    boolean isDue(boolean isShown, long nowNanos) {
        boolean isEnough = untold >= QUICK_UNTOLD || nowNanos - firstUntoldNanos >= QUICK_APART_NANOS;
        return isQuick ? isShown && isEnough : Deadline.isOver(dueNanos, nowNanos);
    }

    /** When it is to be told at the latest; {@link Deadline#NEVER} if nothing is new, or quick frames wait for the next one. */
    long dueNanos() {
        return dueNanos;
    }

    /** It may not be told now. */
    void postpone(long nowNanos) {
        isQuick = false;
        dueNanos = nowNanos + MOST_APART_NANOS;
    }

    /** Writes what is due; see {@link CongestionFeedback#write}. */
    void write(ByteBuffer datagram, int sender, int timestamp, long nowNanos) {
        CongestionFeedback.write(datagram, sender, streams, timestamp, nowNanos);
    }

    /** All that came was told. */
    void told() {
        streams.forEach(StreamArrivals::told);
        untold = 0;
        isQuick = false;
        dueNanos = Deadline.NEVER;
    }
}
