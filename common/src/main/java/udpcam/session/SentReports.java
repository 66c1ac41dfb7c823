package udpcam.session;

import java.util.Arrays;
import udpcam.rtcp.ReportBlock;
import udpcam.rtp.NtpTime;

/**
 * The times of the last sender reports. Who echoes one of them (the last SR of RFC 3550 6.4.1) receives the stream; who only
 * knows its address does not know them. Called by one thread at a time.
 */
final class SentReports {
    /** Members of a group report every 5 s or less often, and an SR goes every 5 s: they echo one of the last few. */
    private static final int KEPT = 16;

    private final int[] compact = new int[KEPT]; // 0, which says that nothing is echoed, is none
    private int count;

    /** An SR with this NTP timestamp goes. */
    void sent(long ntp) {
        compact[count++ % KEPT] = NtpTime.compact(ntp);
    }

    boolean areEchoedBy(ReportBlock block) {
        return block.lastSr() != 0 && Arrays.stream(compact).anyMatch(sent -> sent == block.lastSr());
    }
}
