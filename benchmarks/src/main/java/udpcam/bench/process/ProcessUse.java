package udpcam.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a process has used of processor, memory and network so far, from /proc (Linux). */
public record ProcessUse(long pid) {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TICKS = 11; // behind the name, which may hold anything but is in parentheses
    private static final int SYSTEM_TICKS = 12;
    private static final int RECEIVED_BYTES = 0; // behind the interface's name
    private static final int SENT_BYTES = 8;

    /**
     * What it took in some time.
     *
     * @param cpu the share of one core
     * @param megabytes memory at the end of that time
     */
    public record Taken(double cpu, double megabytes) {}

    /** What it took since the moment {@code seconds} ago, at which it had used {@code cpuSecondsBefore}. */
    public Taken since(double cpuSecondsBefore, double seconds) {
        return new Taken((cpuSeconds() - cpuSecondsBefore) / seconds, residentMegabytes());
    }

    /** Processor time in seconds; 0 if it has ended. */
    public double cpuSeconds() {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            return 0;
        }
    }

    /** How many files, sockets and the like it has open now; 0 if it has ended. */
    public int descriptors() {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return (int) open.count();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Memory, all of it, in use now; 0 if it has ended. */
    public double residentMegabytes() {
        return status("VmRSS:") / 1024;
    }

    /** How many threads there are now; 0 if it has ended. */
    public int threads() {
        return (int) status("Threads:");
    }

    /**
     * What has left through an interface of the process's network, in bytes, headers down to Ethernet's included: of all
     * programs, so that no other may send much; 0 if the process has ended.
     */
    public long sentBytes(String device) {
        return bytes(device, SENT_BYTES);
    }

    /** What has come through an interface, in the same way; 0 if there is none of this name. */
    public long receivedBytes(String device) {
        return bytes(device, RECEIVED_BYTES);
    }

    private long bytes(String device, int field) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/net/dev")).stream()
                    .map(String::strip)
                    .filter(line -> line.startsWith(device + ":"))
                    .map(line ->
                            List.of(line.substring(device.length() + 1).strip().split("\\s+", -1)))
                    .mapToLong(fields -> Long.parseLong(fields.get(field)))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private double status(String name) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
