package udpcam.parity;

import udpcam.rtp.SerialNumber;

/**
 * Which packets of a stream its receiver lost, as congestion control feedback tells in the end: a packet that comes late is no lost
 * one. Parity is sized by what this record would have needed, so that it suits losses in bursts as well as single ones. One
 * thread tells, another may ask.
 */
public final class LossRecord {
    /** Ten seconds of video of 8 Mbit/s: bursts that come five times a second are known by 50 of them. */
    private static final int KEPT = 8192; // a power of two

    /** The record has to be that many times longer than what is sized by it. */
    private static final int LEAST_WINDOWS = 4;

    private static final byte UNTOLD = 0;
    private static final byte MISSING = 1;
    private static final byte ARRIVED = 2;

    private final LossEstimate estimate;
    private final byte[] fates = new byte[KEPT]; // of numbers that may still change
    private final int[] lostBefore = new int[KEPT]; // how many packets were lost in all before a number
    private long begin; // of the record
    private long end; // of it: the first number that may still change
    private long highest;
    private long first = Long.MAX_VALUE; // that the present message tells of
    private int lost;
    private boolean begun;

    /** Begins; the estimate gets what is told in the end. */
    public LossRecord(LossEstimate estimate) {
        this.estimate = estimate;
    }

    /** A message tells that a packet arrived. */
    public synchronized void arrived(int sequenceNumber) {
        long number = extend(sequenceNumber);
        if (number >= end) {
            fates[index(number)] = ARRIVED;
        }
    }

    /** A message tells that a packet did not arrive yet. */
    public synchronized void missing(int sequenceNumber) {
        long number = extend(sequenceNumber);
        if (number >= end && fates[index(number)] == UNTOLD) {
            fates[index(number)] = MISSING;
        }
    }

    private long extend(int sequenceNumber) {
        long number = begun ? SerialNumber.extend(highest, sequenceNumber) : sequenceNumber + (1L << 16);
        if (!begun || number - end >= KEPT || end - number >= KEPT) {
            begun = true;
            begin = number;
            end = number;
            highest = number - 1;
            first = number;
            lostBefore[index(number)] = lost;
        }
        while (highest < number) {
            fates[index(++highest)] = UNTOLD;
        }
        first = Math.min(first, number);
        return number;
    }

    /** The rate of the losses. */
    public LossEstimate estimate() {
        return estimate;
    }

    /**
     * A message has told all: of packets that it does not tell of any more, nothing will be told. They are estimated. While losses
     * are those of full queues the record begins anew, since parity would fill them.
     */
    public synchronized void told() {
        int before = lost;
        long from = end;
        while (end < Math.min(first, highest + 1)) {
            lost += fates[index(end)] == MISSING ? 1 : 0;
            lostBefore[index(++end)] = lost;
        }
        begin = Math.max(begin, end - KEPT + 1);
        first = Long.MAX_VALUE;
        if (end > from) {
            estimate.told((int) (end - from), lost - before);
        }
        if (estimate.isOfFullQueues()) {
            begin = end;
        }
    }

    /**
     * How many symbols of parity a block needs, by this record. Each run of the record, of the block's length with its symbols, is a
     * trial; it fails if it lost more packets than there are symbols. Returns 0 while little is known.
     *
     * @param packets of the block, without its symbols
     * @param failures the share of trials that may fail, 0-1
     */
    public synchronized int symbols(int packets, double failures) {
        int symbols = 0;
        while (symbols < packets && damaged(packets + symbols, symbols) > failures) {
            symbols++;
        }
        return symbols;
    }

    /** The share of all runs of that many packets in which more than {@code most} were lost. */
    private double damaged(int packets, int most) {
        long runs = end - begin - packets + 1;
        if (runs < (LEAST_WINDOWS - 1L) * packets || lostBefore[index(end)] - lostBefore[index(begin)] <= most) {
            return 0;
        }
        int damaged = 0;
        for (long number = begin; number < begin + runs; number++) {
            damaged += lostBefore[index(number + packets)] - lostBefore[index(number)] > most ? 1 : 0;
        }
        return damaged / (double) runs;
    }

    private static int index(long number) {
        return (int) number & (KEPT - 1);
    }
}
