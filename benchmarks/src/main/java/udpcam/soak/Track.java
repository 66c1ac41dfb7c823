package udpcam.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import udpcam.bench.process.ProcessUse;

/** What was read of a program, second by second. */
final class Track {
    private static final int LATEST = 60;

    private final Program program;
    private final List<Reading> readings = new ArrayList<>();
    private double cpuSeconds = Double.NaN;
    private long measuredPid;

    Track(Program program) {
        this.program = program;
    }

    Program program() {
        return program;
    }

    List<Reading> readings() {
        return readings;
    }

    /** Reads the second that ends now; {@code withHeap} has the program collect its garbage. */
    void read(boolean quiet, StatusLine status, boolean withHeap) throws IOException, InterruptedException {
        if (!program.isAlive()) {
            readings.add(Reading.none(quiet));
            return;
        }
        ProcessUse use = new ProcessUse(program.pid());
        HeapUse heap = withHeap ? HeapUse.of(program.pid()) : HeapUse.UNKNOWN;
        double before = measuredPid == program.pid() ? cpuSeconds : Double.NaN;
        cpuSeconds = use.cpuSeconds();
        measuredPid = program.pid();
        readings.add(new Reading(
                quiet,
                status,
                use.residentMegabytes(),
                heap.heapMegabytes(),
                heap.classMegabytes(),
                use.threads(),
                use.descriptors(),
                cpuSeconds - before));
    }

    /** What it said in the last minute, in the median of the quiet seconds. */
    StatusLine normal() {
        List<Reading> latest = readings.subList(Math.max(0, readings.size() - LATEST), readings.size());
        return new StatusLine(
                Judge.median(latest, reading -> reading.status().framesPerSecond()),
                Judge.median(latest, reading -> reading.status().p50()),
                Judge.median(latest, reading -> reading.status().p99()));
    }
}
