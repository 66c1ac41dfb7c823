package udpcam.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import udpcam.bench.result.TimePlot;

/** What a run has shown: its tables, its charts, and the reasons for which it failed. */
final class SoakVerdict {
    private final Soak soak;
    private final List<SoakPair> pairs;
    private final boolean isSealed;
    private final boolean isStarved;

    /** {@code isStarved}: whether the machine had next to no time left, so that fewer frames are due, and delays differ. */
    SoakVerdict(Soak soak, List<SoakPair> pairs, boolean isSealed, boolean isStarved) {
        this.soak = soak;
        this.pairs = pairs;
        this.isSealed = isSealed;
        this.isStarved = isStarved;
    }

    /** Why the run failed; empty if it passed. {@code fps} frames a second are sent. */
    List<String> reasons(double fps) {
        List<String> reasons = new ArrayList<>(soak.reasons());
        for (SoakPair pair : pairs) {
            Program survivor = pair.survivor();
            Program receiver = pair.receiver();
            reasons.addAll(Judge.growth(
                    survivor.name(), readings(survivor), survivor.equals(receiver) ? Limit.RECEIVER : Limit.SENDER));
            reasons.addAll(
                    Judge.growth(receiver.name(), readings(receiver), isStarved ? Limit.STARVED_DELAY : Limit.DELAY));
            reasons.addAll(Judge.frames(receiver.name(), readings(receiver), fps, isStarved));
            for (Program program : List.of(pair.sender(), receiver)) {
                reasons.addAll(Judge.counters(
                        program.name(), program.summary(), isSealed ? Judge.NEVER_SEALED : Judge.NEVER_OPEN));
            }
        }
        return reasons;
    }

    /** In Markdown: figures of the programs that live all the time, faults, and what all programs counted. */
    String tables() {
        String counters = soak.tracks().stream()
                .map(track -> SoakTable.counters(
                        track.program().name(), track.program().summary()))
                .collect(Collectors.joining("\n- ", "- ", "\n"));
        return String.join(
                "\n", SoakTable.figures(sender(), receiver()), SoakTable.faults(soak.backSeconds()), counters);
    }

    List<TimePlot.Chart> charts() {
        return SoakCharts.of(sender(), receiver());
    }

    private List<Reading> sender() {
        return readings(pairs.get(0).sender());
    }

    private List<Reading> receiver() {
        return readings(pairs.get(1).receiver());
    }

    private List<Reading> readings(Program program) {
        return soak.tracks().stream()
                .filter(track -> track.program().equals(program))
                .findFirst()
                .orElseThrow()
                .readings();
    }
}
