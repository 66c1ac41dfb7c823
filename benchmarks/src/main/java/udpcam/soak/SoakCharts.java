package udpcam.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import udpcam.bench.result.TimePlot;

/** What a run measured, against time. */
final class SoakCharts {
    private SoakCharts() {}

    /** Of the programs that live all the time, faults included: the sender is the first pair's, the receiver the second's. */
    static List<TimePlot.Chart> of(List<Reading> sender, List<Reading> receiver) {
        return List.of(
                new TimePlot.Chart(
                        "Frames a second",
                        List.of(line(
                                "shown", receiver, reading -> reading.status().framesPerSecond()))),
                new TimePlot.Chart(
                        "Delay, ms",
                        List.of(
                                line(
                                        "median",
                                        receiver,
                                        reading -> reading.status().p50()),
                                line(
                                        "99th percentile",
                                        receiver,
                                        reading -> reading.status().p99()))),
                chart("Memory, MB", sender, receiver, Reading::megabytes),
                chart("Heap, MB", sender, receiver, Reading::heapMegabytes),
                chart("Threads", sender, receiver, Reading::threads),
                chart("Descriptors", sender, receiver, Reading::descriptors));
    }

    private static TimePlot.Chart chart(
            String title, List<Reading> sender, List<Reading> receiver, ToDoubleFunction<Reading> figure) {
        return new TimePlot.Chart(title, List.of(line("sender", sender, figure), line("receiver", receiver, figure)));
    }

    /** What is measured seldom stays until it is measured again. */
    private static TimePlot.Line line(String name, List<Reading> readings, ToDoubleFunction<Reading> figure) {
        List<Double> values = new ArrayList<>();
        double last = Double.NaN;
        for (Reading reading : readings) {
            double value = figure.applyAsDouble(reading);
            last = Double.isNaN(value) ? last : value;
            values.add(last);
        }
        return new TimePlot.Line(name, values);
    }
}
