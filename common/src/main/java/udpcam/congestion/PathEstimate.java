package udpcam.congestion;

import java.util.concurrent.TimeUnit;

/** What is known of the path to one receiver, from what was sent and what feedback told. Not thread-safe. */
final class PathEstimate {
    /** Behind a pause of feedback that long, the receiver may be another one. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Behind that time nothing more is told about a frame. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final SentPackets packets;
    private final SentFrames frames = new SentFrames();
    private final BaseDelay base = new BaseDelay();
    private final BottleneckRate rate = new BottleneckRate();
    private final BottleneckQueue queue = new BottleneckQueue();
    private final BottleneckQueue ownQueue = new BottleneckQueue();
    private final Competition competition = new Competition();
    private final LossCause losses = new LossCause();
    private boolean heard;
    private long heardNanos;
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
        if (position < 0 || packets.hasArrived(position)) {
            return;
        }
        long delay = arrivalNanos - packets.sentNanos(position);
        if (base.admit(delay, packets.sentNanos(position))) {
            packets.arrived(position, delay);
        }
    }

    void endFeedback(long nowNanos) {
        heard = true;
        heardNanos = nowNanos;
        nextFrame = Math.max(nextFrame, frames.oldest());
        while (nextFrame < frames.begun() && isKnown(nextFrame, nowNanos)) {
            take(nextFrame, nowNanos);
            nextFrame++;
        }
        if (nextFrame < frames.begun()) {
            FrameTrain part = train(nextFrame);
            rate.part(part.ramp());
            correct(part);
        }
    }

    private boolean isKnown(long frame, long nowNanos) {
        return !frames.isOpen(frame)
                && (packets.newestArrived() >= frames.end(frame) - 1
                        || nowNanos - frames.beginNanos(frame) > LATE_NANOS);
    }

    private FrameTrain train(long frame) {
        return new FrameTrain(packets, frames.first(frame), frames.end(frame), base.nanos());
    }

    private void take(long frame, long nowNanos) {
        FrameTrain train = train(frame);
        rate.train(train.ramp());
        boolean lost = count(frame);
        if (train.points() > 0 && rate.isKnown()) {
            competition.train(train.standingMillis(), frames.ownMillis(frame), lost, rate.bytesPerSecond(), nowNanos);
        }
        correct(train);
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

    private void correct(FrameTrain train) {
        if (train.lastPosition() >= 0 && rate.isKnown()) {
            queue.measured(packets, train.lastPosition(), train.lastMillis(), rate.bytesPerSecond());
        }
    }

    /** Whether the receiver gives feedback, and some train was held up. */
    boolean isKnown() {
        return heard && rate.isKnown();
    }

    /** Of the slowest part of the path; infinite while unknown. */
    double bytesPerSecond() {
        return rate.bytesPerSecond();
    }

    /** Seconds that a packet sent now would wait. */
    double queueSeconds(long nowNanos) {
        return isKnown() ? queue.seconds(nowNanos) : 0;
    }

    Competition competition() {
        return competition;
    }

    double congestionLoss() {
        return losses.ofCongestion();
    }
}
