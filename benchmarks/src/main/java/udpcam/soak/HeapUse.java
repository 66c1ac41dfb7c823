package udpcam.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Java objects and classes of a process need, told by the JDK's jcmd after a collection of all garbage.
 *
 * @param heapMegabytes NaN if it did not answer
 * @param classMegabytes NaN if it did not answer
 */
record HeapUse(double heapMegabytes, double classMegabytes) {
    /** Before the first one. */
    static final HeapUse UNKNOWN = new HeapUse(Double.NaN, Double.NaN);

    private static final Pattern GENERATION = Pattern.compile("generation\\s+total \\d+K, used (\\d+)K");
    private static final Pattern CLASSES = Pattern.compile("Metaspace\\s+used (\\d+)K");
    private static final double KILOBYTES_PER_MEGABYTE = 1024;
    private static final int MOST_SECONDS = 10;

    /** Has a process collect its garbage, which stops it for some milliseconds, and asks what is left. */
    static HeapUse of(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        return parse(jcmd(pid, "GC.heap_info"));
    }

    /** Of what GC.heap_info prints with the serial collector, which both programs have. */
    static HeapUse parse(String info) {
        Matcher generation = GENERATION.matcher(info);
        double kilobytes = generation
                .results()
                .mapToDouble(each -> Double.parseDouble(each.group(1)))
                .sum();
        Matcher classes = CLASSES.matcher(info);
        return kilobytes == 0 || !classes.find()
                ? UNKNOWN
                : new HeapUse(
                        kilobytes / KILOBYTES_PER_MEGABYTE,
                        Double.parseDouble(classes.group(1)) / KILOBYTES_PER_MEGABYTE);
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process jcmd = new ProcessBuilder(tool, String.valueOf(pid), command)
                .redirectErrorStream(true)
                .start();
        if (!jcmd.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) { // it prints less than a pipe holds
            jcmd.destroyForcibly();
            return "";
        }
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
