package udpcam.bench.cable;

import java.util.Arrays;
import java.util.List;
import udpcam.bench.clip.Feed;
import udpcam.bench.pair.RunningPair;
import udpcam.bench.process.ProcessUse;
import udpcam.cli.EnvironmentException;
import udpcam.run.NanoClock;

/**
 * What a cable has carried by each frame of a round, and the steps of its rate. {@link #note} is a worker's step, which is
 * started when the round begins to measure.
 */
public final class CableLog {
    private final ProcessUse sender;
    private final ProcessUse receiver;
    private final CableNetwork network;
    private final long intervalNanos;
    private final long[] bytes;
    private final long[] rivalBytes;
    private long startNanos;
    private int next;

    /** Knows nothing yet. */
    public CableLog(RunningPair running, CableNetwork network, Feed feed) {
        sender = running.senderUse();
        receiver = running.receiverUse();
        this.network = network;
        intervalNanos = feed.intervalNanos();
        bytes = new long[feed.measured() + 1];
        rivalBytes = new long[feed.measured() + 1];
    }

    /** Waits for the middle between two frames, reads the counters and sets the rate; returns whether a frame is left. */
    public boolean note() throws InterruptedException, EnvironmentException {
        NanoClock clock = NanoClock.SYSTEM;
        if (next == 0) {
            startNanos = clock.nanoTime();
        }
        clock.sleepUntil(startNanos + next * intervalNanos);
        long ofRival = receiver.receivedBytes(CableNetwork.RIVAL_DEVICE);
        bytes[next] = sender.sentBytes(network.device()) - ofRival;
        rivalBytes[next] = ofRival;
        int frames = bytes.length - 1;
        int step = next * network.steps() / frames;
        if (next < frames && next > 0 && step > (next - 1) * network.steps() / frames) {
            network.limit(step);
        }
        return next++ < frames;
    }

    /** What the pair's packets had in sum before each measured frame and behind the last, with Ethernet's headers. */
    public List<Long> bytes() {
        return sinceFirst(bytes);
    }

    /** The same of the rival's packets. */
    public List<Long> rivalBytes() {
        return sinceFirst(rivalBytes);
    }

    /** A sender that has ended leaves no counter: what it had sent before stays. */
    private static List<Long> sinceFirst(long[] counter) {
        long[] since = Arrays.stream(counter).map(count -> count - counter[0]).toArray();
        Arrays.parallelPrefix(since, Math::max);
        return Arrays.stream(since).boxed().toList();
    }
}
