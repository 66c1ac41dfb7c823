package udpcam.session;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import udpcam.packets.FrameInterval;
import udpcam.rtcp.CongestionFeedback;
import udpcam.rtp.RtpClock;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.SerialNumber;
import udpcam.run.Deadline;

/**
 * Which packets of a sender came, its stream's and those that repair it, and when the sender is to be told. In a group it is not
 * told of frames that leave room on the path here, since most members would tell that; but who told of a slow frame tells of all
 * that follow while the stream is limited. Called by one thread at a time.
 */
final class ArrivalLog {
    /** The stream, its parity and its retransmissions. */
    static final int MOST_STREAMS = 3;

    /** A message is due at the end of a frame, or so long after the frame's first packet. */
    static final long MOST_APART_NANOS = 40_000_000;

    /** The number of packets, not told of yet, that makes a message due amid a frame. */
    static final int MOST_UNTOLD = 90;

    /**
     * A frame that came within this time met no queue, so that nothing has to follow from it soon. Such frames are told of together
     * when the last one is on the screen, since showing needs all cores.
     */
    static final long QUICK_NANOS = 5_000_000;

    /** Messages about quick frames alone are apart by this time, or by {@link #QUICK_UNTOLD} packets. */
    static final long QUICK_APART_NANOS = 150_000_000;

    static final int QUICK_UNTOLD = 60;

    /** The path has room for more where a frame comes within this share of the time between two frames. */
    static final double ROOM_SHARE = 0.7;

    /** The sender says that the stream is limited within this time after a slow frame. */
    static final long SLOW_NANOS = 3_000_000_000L;

    private final List<StreamArrivals> streams = new ArrayList<>();
    private final boolean isOfGroup;
    private final FrameInterval interval = new FrameInterval();
    private boolean begun;
    private int timestamp; // of the newest frame
    private long frameNanos; // when its first packet came
    private boolean isAmid; // its marker is still to come
    private boolean isQuick; // it came whole within QUICK_NANOS
    private boolean isSlow; // it or one before was
    private long slowNanos; // when that was noticed
    private int untold; // packets
    private long toldNanos;
    private long dueNanos = Deadline.NEVER;

    ArrivalLog(boolean isOfGroup) {
        this.isOfGroup = isOfGroup;
    }

    /** A packet of RTP came; the buffer stays as it is. {@code isRepair}: its marker ends no frame. */
    void came(ByteBuffer packet, boolean isRepair, long nowNanos) {
        if (!stream(RtpHeader.ssrc(packet), isRepair).came(RtpHeader.sequenceNumber(packet), nowNanos)) {
            return;
        }
        boolean begins = !isRepair && beginsFrame(RtpHeader.timestamp(packet), nowNanos);
        boolean isOfFrame = !isRepair && RtpHeader.timestamp(packet) == timestamp;
        boolean ends = isOfFrame && RtpHeader.isMarked(packet);
        if (!isOfGroup || isSlow(isOfFrame, nowNanos)) {
            note(begins, ends, nowNanos);
        }
        isAmid &= !ends;
    }

    /** A newer timestamp begins a frame, whether the marker of the one before came or not. */
    private boolean beginsFrame(int ofPacket, long nowNanos) {
        int ahead = SerialNumber.ahead(ofPacket, timestamp);
        if (begun
                && ahead <= 0
                && ahead > -RtpClock.VIDEO_RATE) { // one of more than a second ago was forged, or the newest was
            return false;
        }
        if (!begun) {
            toldNanos = nowNanos;
        }
        begun = true;
        timestamp = ofPacket;
        frameNanos = nowNanos;
        isAmid = true;
        interval.frame(ofPacket);
        return true;
    }

    /** The sender is to be told of a packet. */
    private void note(boolean begins, boolean ends, long nowNanos) {
        if (untold++ == 0) {
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

    /** Whether the newest frame, so far, or one before took so long that the path has no room left. */
    private boolean isSlow(boolean isOfFrame, long nowNanos) {
        if (isOfFrame && !isSlow && nowNanos - frameNanos > ROOM_SHARE * interval.nanos()) {
            isSlow = true;
            slowNanos = nowNanos;
        }
        return isSlow;
    }

    /** The sender says whether the stream is limited. While it is, or may soon be, who told of a slow frame goes on. */
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
        boolean isEnough = untold >= QUICK_UNTOLD || (untold > 0 && nowNanos - toldNanos >= QUICK_APART_NANOS);
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

    /** All that came is told now. */
    void told(long nowNanos) {
        toldNanos = nowNanos;
        streams.forEach(StreamArrivals::told);
        untold = 0;
        isQuick = false;
        dueNanos = Deadline.NEVER;
    }
}
