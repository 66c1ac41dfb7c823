package udpcam.session;

import udpcam.rtp.NtpTime;
import udpcam.rtp.SerialNumber;

/** The clock of a receiver, by timestamps of 32 bits that wrap every 18 hours. Called by one thread. */
final class ReceiverClock {
    private int last;
    private long nanos; // at the last timestamp, since the first

    /** The time of a timestamp that is within nine hours of the last one, since the first, in nanoseconds. */
    long nanos(int timestamp) {
        nanos += NtpTime.compactNanos(SerialNumber.ahead(timestamp, last));
        last = timestamp;
        return nanos;
    }
}
