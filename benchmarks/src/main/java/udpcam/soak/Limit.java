package udpcam.soak;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How much a figure of a program that lives all the time may grow from the second quarter of a run to the last one: by a share
 * of itself, or by an amount, whichever is more.
 *
 * @param what in words, with its unit
 * @param share 0.1 is a tenth
 */
record Limit(String what, ToDoubleFunction<Reading> figure, double share, double amount) {
    private static final double LEAST_IDLE = 0.1;

    /** Of senders: the machine has a part in delays, but none in these. */
    static final List<Limit> SENDER = memory(2);

    /** Of receivers, which know up to four silent streams of earlier senders, with 2 to 3 MB each, until another one comes. */
    static final List<Limit> RECEIVER = memory(12);

    /** Of the delay that receivers tell. */
    static final List<Limit> DELAY = List.of(
            new Limit("ms of delay (p50)", reading -> reading.status().p50(), 1, 100),
            new Limit("ms of delay (p99)", reading -> reading.status().p99(), 1, 300));

    /** Of receivers on a machine without time left, whose other programs move every delay: a queue would still be seen. */
    static final List<Limit> STARVED_DELAY = List.of(
            new Limit("ms of delay (p50)", reading -> reading.status().p50(), 1, 1000),
            new Limit("ms of delay (p99)", reading -> reading.status().p99(), 1, 3000));

    private static List<Limit> memory(double heapMegabytes) {
        return List.of(
                new Limit("MB of memory", Reading::megabytes, 0.1, 20),
                new Limit("MB of heap behind a collection", Reading::heapMegabytes, 0.2, heapMegabytes),
                new Limit("MB of classes", Reading::classMegabytes, 0.1, 1),
                new Limit("threads", Reading::threads, 0.05, 1),
                new Limit("descriptors", Reading::descriptors, 0.05, 2));
    }

    /** Whether a machine had next to no time left; {@code idle} is the share of its time that it was idle. */
    static boolean isStarved(double idle) {
        return idle < LEAST_IDLE;
    }

    /** The most that it may be in the last quarter. */
    double most(double before) {
        return before + Math.max(before * share, amount);
    }
}
