package udpcam.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.bench.process.ProcessorTime;
import udpcam.run.NanoClock;
import udpcam.soak.harm.Fault;

/** A run: second by second it reads all programs, begins faults, ends them, and sees that the video comes back. */
final class Soak {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_SECONDS_TO_START = 60;
    private static final double MOST_SECONDS_BACK = 5;
    private static final int SECONDS_TO_SETTLE = 8;
    private static final int HEAP_SECOND = Fault.INTERVAL - 4; // of each interval: no program is stopped then
    private static final NanoClock CLOCK = NanoClock.SYSTEM;

    private final List<SoakPair> pairs;
    private final List<Fault> plan;
    private final long seed;
    private final boolean isSealed;
    private final Consumer<String> say;
    private final List<Track> tracks = new ArrayList<>();
    private final List<Watched> watched = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final Map<Fault.Kind, List<Double>> backSeconds = new EnumMap<>(Fault.Kind.class);
    private double mostSecondsBack;

    /** A fault's recovery in a pair. */
    private record Watched(Fault fault, Track receiver, Recovery recovery, ProcessorTime begin) {}

    /** Of pairs that are not started; {@code say} gets each fault in a line. */
    Soak(List<SoakPair> pairs, List<Fault> plan, long seed, boolean isSealed, Consumer<String> say) {
        this.pairs = pairs;
        this.plan = plan;
        this.seed = seed;
        this.isSealed = isSealed;
        this.say = say;
        for (SoakPair pair : pairs) {
            tracks.add(new Track(pair.sender()));
            tracks.add(new Track(pair.receiver()));
        }
    }

    /** Runs for so many seconds, and ends the programs. */
    void run(int seconds) throws IOException, InterruptedException {
        start();
        long begin = CLOCK.nanoTime();
        for (int second = 0; second < seconds && !hasEnded(); second++) {
            beginAndEndFaults(second);
            CLOCK.sleepUntil(begin + (second + 1) * SECOND);
            read(second);
        }
        settle(Integer.MAX_VALUE);
        for (SoakPair pair : pairs) {
            pair.sender().end().ifPresent(reasons::add);
            pair.receiver().end().ifPresent(reasons::add);
        }
    }

    /** Starts all, and waits for the first frames of each pair. */
    private void start() throws IOException, InterruptedException {
        long begin = CLOCK.nanoTime();
        for (SoakPair pair : pairs) {
            pair.start();
        }
        for (SoakPair pair : pairs) {
            while (!isShown(pair.receiver().next())) {
                if (CLOCK.nanoTime() - begin > MOST_SECONDS_TO_START * SECOND || hasEnded()) {
                    throw new IOException(
                            "pair %s shows nothing within %d s".formatted(pair.name(), MOST_SECONDS_TO_START));
                }
                CLOCK.sleepUntil(CLOCK.nanoTime() + SECOND / 10);
            }
        }
        double startSeconds = (double) (CLOCK.nanoTime() - begin) / SECOND;
        mostSecondsBack = Math.max(MOST_SECONDS_BACK, 2 * startSeconds);
        say.accept("The first frames came after %.1f s; behind a fault %.1f s are allowed"
                .formatted(startSeconds, mostSecondsBack));
    }

    private static boolean isShown(Program.@Nullable Heard heard) {
        return heard != null && heard.line().framesPerSecond() > 0;
    }

    private boolean hasEnded() {
        for (Track track : tracks) {
            Optional<String> reason = track.program().endedByItself();
            if (reason.isPresent()) {
                reasons.add(reason.get());
                return true;
            }
        }
        return false;
    }

    private void beginAndEndFaults(int second) throws IOException, InterruptedException {
        for (Fault fault : plan) {
            if (fault.second() == second) {
                settle(second);
                say.accept("%4d s  %s, for %d s".formatted(second, fault.kind().text(), fault.seconds()));
                begin(fault);
            } else if (fault.endSecond() == second) {
                end(fault);
            }
        }
    }

    private void begin(Fault fault) throws IOException, InterruptedException {
        for (SoakPair pair : pairs) {
            if (pair.suffers(fault.kind())) {
                pair.begin(fault, seed + fault.second()).ifPresent(reasons::add);
                if (isSealed && fault.kind().isAttack()) {
                    watch(pair, fault, "from its begin on");
                }
            }
        }
    }

    private void end(Fault fault) throws IOException, InterruptedException {
        for (SoakPair pair : pairs) {
            if (pair.suffers(fault.kind())) {
                pair.end(fault);
                watch(pair, fault, "from its end on");
            }
        }
    }

    private void watch(SoakPair pair, Fault fault, String when) throws IOException {
        Track receiver = tracks.stream()
                .filter(track -> track.program().equals(pair.receiver()))
                .findFirst()
                .orElseThrow();
        String what =
                "pair %s, %s at %d s, %s".formatted(pair.name(), fault.kind().text(), fault.second(), when);
        Recovery recovery = new Recovery(
                what,
                CLOCK.nanoTime(),
                receiver.normal(),
                mostSecondsBack,
                fault.kind().isStop());
        watched.add(new Watched(fault, receiver, recovery, ProcessorTime.now()));
    }

    /** Judges what was watched up to now. */
    private void settle(int second) throws IOException {
        for (Watched each : List.copyOf(watched)) {
            if (each.fault().endSecond() < second) {
                watched.remove(each);
                boolean isStarved = Limit.isStarved(ProcessorTime.now().idleSince(each.begin()));
                each.recovery().failure(isStarved).ifPresent(reason -> {
                    reasons.add(reason);
                    say.accept(reason);
                });
                backSeconds
                        .computeIfAbsent(each.fault().kind(), kind -> new ArrayList<>())
                        .add(each.recovery().seconds(isStarved));
            }
        }
    }

    private void read(int second) throws IOException, InterruptedException {
        boolean quiet = plan.stream()
                .noneMatch(fault -> second >= fault.second() && second < fault.endSecond() + SECONDS_TO_SETTLE);
        boolean withHeap = second % Fault.INTERVAL == HEAP_SECOND;
        for (Track track : tracks) {
            StatusLine status = StatusLine.NONE;
            for (Program.Heard heard = track.program().next();
                    heard != null;
                    heard = track.program().next()) {
                status = heard.line();
                for (Watched each : watched) {
                    if (each.receiver().equals(track)) {
                        each.recovery().heard(heard.nanos(), heard.line());
                    }
                }
            }
            track.read(quiet, status, withHeap && isSurvivor(track.program()));
        }
    }

    private boolean isSurvivor(Program program) {
        return pairs.stream().anyMatch(pair -> pair.survivor().equals(program));
    }

    /** Senders and receivers, pair by pair. */
    List<Track> tracks() {
        return tracks;
    }

    /** What went wrong while it ran. */
    List<String> reasons() {
        return reasons;
    }

    /** How many seconds passed until the video was there again, of each fault in each pair; NaN if it did not come. */
    Map<Fault.Kind, List<Double>> backSeconds() {
        return backSeconds;
    }
}
