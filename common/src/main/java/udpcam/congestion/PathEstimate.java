package udpcam.congestion;

import java.util.concurrent.TimeUnit;

/** What is known of the path to one receiver, from what was sent and what feedback told. Not thread-safe. */
final class PathEstimate {
    /** Behind a pause of feedback that long, the receiver may be another one. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Of a stream that goes on, somebody who listens receives something within this time (RFC 8083 section 4.3). */
    private static final long UNHEARD_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Behind that time nothing more is told about a frame. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The number of frames behind a frame whose packets may overtake it: then its missing packets are lost. */
    private static final int SETTLED = 3;

    /** A rate that falls to less at once is another one. */
    private static final double CHANGED_SHARE = 0.7;

    private final SentPackets packets;
    private final SentFrames frames = new SentFrames();
    private final BaseDelay base = new BaseDelay();
    private final FrameTrain train = new FrameTrain();
    private final BottleneckRate rate = new BottleneckRate();
    private final BottleneckQueue queue = new BottleneckQueue();
    private final BottleneckQueue ownQueue = new BottleneckQueue();
    private final PathShare share = new PathShare();
    private final LossCause losses = new LossCause();
    private boolean heard;
    private long heardNanos;
    private boolean arrives;
    private long arrivedNanos;
    private long nextFrame;

    PathEstimate(SentPackets packets) {
        this.packets = packets;
    }

    void beginFrame(long nowNanos) {
        if (heard && nowNanos - heardNanos > SILENCE_NANOS) {
            heard = false;
            rate.forget();
        }
        frames.begin(packets.end(), 1e3 * ownQueue.seconds(nowNanos), nowNanos);
    }

    void sent(int stream, int sequenceNumber, int bytes, long nowNanos) {
        packets.add(stream, sequenceNumber, bytes, nowNanos);
        frames.sent(packets.end() - 1);
        queue.sent(bytes, rate.bytesPerSecond(), nowNanos);
        ownQueue.sent(bytes, rate.bytesPerSecond(), nowNanos);
    }

    void endFrame() {
        frames.end();
    }

    void arrived(int stream, int sequenceNumber, long arrivalNanos) {
        long position = packets.find(stream, sequenceNumber);
        if (position < 0) {
            arrives = true; // though its number is not sent yet, where somebody forges it, or was sent long ago
            return;
        }
        if (packets.hasArrived(position)) {
            return;
        }
        long delay = arrivalNanos - packets.sentNanos(position);
        if (base.admit(delay, share.isCrowded(), packets.sentNanos(position))) {
            packets.arrived(position, delay);
            arrives = true;
        }
    }

    void endFeedback(long nowNanos) {
        arrivedNanos = arrives || !heard ? nowNanos : arrivedNanos;
        heard = true;
        heardNanos = nowNanos;
        arrives = false;
        nextFrame = Math.max(nextFrame, frames.oldest());
        while (nextFrame < frames.begun() && isKnown(nextFrame, nowNanos)) {
            take(nextFrame, nowNanos);
            nextFrame++;
        }
        if (nextFrame < frames.begun()) {
            read(nextFrame);
            rate.part(train);
            correct();
        }
    }

    private boolean isKnown(long frame, long nowNanos) {
        return !frames.isOpen(frame)
                && (packets.haveArrived(frames.first(frame), frames.end(frame))
                        || (frame + 1 < frames.begun()
                                && !frames.isOpen(frame + 1)
                                && packets.newestArrived() >= frames.end(frame + 1) - 1)
                        || nowNanos - frames.beginNanos(frame) > LATE_NANOS);
    }

    private void read(long frame) {
        train.read(packets, frames.first(frame), frames.end(frame), base.nanos());
    }

    private void take(long frame, long nowNanos) {
        read(frame);
        double before = rate.bytesPerSecond();
        rate.train(train, share.isCrowded());
        boolean lost = frame >= SETTLED && frames.isKept(frame - SETTLED) && count(frame - SETTLED);
        if (train.points() > 0 && rate.isKnown()) {
            if (rate.bytesPerSecond() < CHANGED_SHARE * before) {
                share.changed(nowNanos);
            }
            share.train(
                    Math.max(0, train.standingMillis() - frames.ownMillis(frame)),
                    train.jitterMillis(),
                    lost,
                    nowNanos);
        }
        correct();
    }

    private boolean count(long frame) {
        boolean lost = false;
        for (long position = frames.first(frame); position < frames.end(frame); position++) {
            if (packets.isKept(position)) {
                if (packets.hasArrived(position)) {
                    losses.arrived((packets.delayNanos(position) - base.nanos()) / 1e6);
                } else {
                    lost |= losses.lost();
                }
            }
        }
        return lost;
    }

    private void correct() {
        if (train.lastPosition() >= 0 && rate.isKnown()) {
            queue.measured(packets, train.lastPosition(), train.lastMillis(), rate.bytesPerSecond());
        }
    }

    /** Whether the receiver gives feedback, and some train was held up. */
    boolean isKnown() {
        return heard && rate.isKnown();
    }

    /** Of the slowest part of the path; infinite while unknown. Amid the packets of others, trains are no measure of it. */
    double bytesPerSecond() {
        return share.isCrowded() ? rate.fastestBytesPerSecond() : rate.bytesPerSecond();
    }

    /** Whether the receiver says that nothing arrives any more. */
    boolean isBroken() {
        return heard && heardNanos - arrivedNanos > UNHEARD_NANOS;
    }

    /** Seconds that a packet sent now would wait. */
    double queueSeconds(long nowNanos) {
        return isKnown() ? queue.seconds(nowNanos) : 0;
    }

    /** The fastest rate of late, bytes a second. */
    double fastestBytesPerSecond() {
        return rate.fastestBytesPerSecond();
    }

    PathShare share() {
        return share;
    }

    double congestionShare() {
        return losses.congestionShare();
    }
}
