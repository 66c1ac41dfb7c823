package udpcam.soak;

/**
 * A program in one second; NaN for what is not known in it.
 *
 * @param quiet whether no fault was in it, nor shortly before
 * @param status what it said
 * @param megabytes memory, all that is resident
 * @param heapMegabytes of that, what Java objects need: measured after a collection, so not each second
 * @param classMegabytes of that, what loaded classes need, measured as seldom
 * @param cpu the share of one core
 */
record Reading(
        boolean quiet,
        StatusLine status,
        double megabytes,
        double heapMegabytes,
        double classMegabytes,
        double threads,
        double descriptors,
        double cpu) {
    /** Of a program that does not run. */
    static Reading none(boolean quiet) {
        double no = Double.NaN;
        return new Reading(quiet, StatusLine.NONE, no, no, no, no, no, no);
    }
}
