package udpcam.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What all processors have done since the system began, in ticks (proc(5), /proc/stat).
 *
 * @param stolen that a virtual machine's host gave to others while there was something to do
 * @param idle in which there was nothing to do
 * @param all idle ones included
 */
public record ProcessorTime(long stolen, long idle, long all) {
    private static final int FIELDS = 8; // user nice system idle iowait irq softirq steal; guests' are in user and nice
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int STEAL = 7;

    public static ProcessorTime now() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            return parse(lines.findFirst().orElse(""));
        }
    }

    /** Of the first line, which begins with "cpu". */
    public static ProcessorTime parse(String line) {
        long[] ticks = Arrays.stream(line.strip().split("\\s+", -1))
                .skip(1)
                .limit(FIELDS)
                .mapToLong(Long::parseLong)
                .toArray();
        return ticks.length == FIELDS
                ? new ProcessorTime(
                        ticks[STEAL],
                        ticks[IDLE] + ticks[WAITING],
                        Arrays.stream(ticks).sum())
                : new ProcessorTime(0, 0, Arrays.stream(ticks).sum());
    }

    /** The stolen part of the time since then, 0-1: the more it is, the less the slowest frames say of the programs. */
    public double stolenSince(ProcessorTime before) {
        return all == before.all ? 0 : (double) (stolen - before.stolen) / (all - before.all);
    }

    /** The idle part of the time since then, 0-1. */
    public double idleSince(ProcessorTime before) {
        return all == before.all ? 1 : (double) (idle - before.idle) / (all - before.all);
    }
}
