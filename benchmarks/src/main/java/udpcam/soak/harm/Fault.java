package udpcam.soak.harm;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Something bad that happens to the pairs.
 *
 * @param second when it begins, from the begin of the run
 * @param seconds how long it lasts: programs are down, stopped, or attacked
 */
public record Fault(int second, int seconds, Kind kind) {
    /** What happens. Killed are the receiver of the first pair and the sender of the second alone: the others show growth. */
    public enum Kind {
        KILL_RECEIVER("kill -9 of the receiver", 1, 3),
        KILL_SENDER("kill -9 of the sender", 1, 3),
        END_SENDER("SIGTERM to the sender", 1, 3),
        STOP_SENDERS("SIGSTOP to both senders", 3, 10),
        STOP_RECEIVERS("SIGSTOP to both receivers", 3, 10),
        GARBAGE("garbage to everybody", 6, 10),
        FORGED("forged datagrams to everybody", 6, 10),
        REPLAYED("replayed datagrams to everybody", 6, 10);

        private final String text;
        private final int leastSeconds;
        private final int mostSeconds;

        Kind(String text, int leastSeconds, int mostSeconds) {
            this.text = text;
            this.leastSeconds = leastSeconds;
            this.mostSeconds = mostSeconds;
        }

        /** In words. */
        public String text() {
            return text;
        }

        /** Whether datagrams of a stranger come. */
        public boolean isAttack() {
            return this == GARBAGE || this == FORGED || this == REPLAYED;
        }

        /** Whether programs stand still, and go on. */
        public boolean isStop() {
            return this == STOP_SENDERS || this == STOP_RECEIVERS;
        }
    }

    /** From one fault to the next, in seconds. */
    public static final int INTERVAL = 30;

    /** When it is over. */
    public int endSecond() {
        return second + seconds;
    }

    /** One each half minute, the last of which has half a minute to come back: each kind once, then each again, in another order. */
    public static List<Fault> plan(int runSeconds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Fault> plan = new ArrayList<>();
        List<Kind> left = new ArrayList<>();
        for (int second = INTERVAL; second + INTERVAL <= runSeconds; second += INTERVAL) {
            if (left.isEmpty()) {
                left.addAll(List.of(Kind.values()));
            }
            Kind kind = left.remove(random.nextInt(left.size()));
            plan.add(new Fault(second, random.nextInt(kind.leastSeconds, kind.mostSeconds + 1), kind));
        }
        return plan;
    }
}
