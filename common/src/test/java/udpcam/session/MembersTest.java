package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import udpcam.rtcp.ReportBlock;

class MembersTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long SR = 0x1234_5678_9ABC_DEF0L;
    private static final int ECHO = 0x5678_9ABC;

    private final Members members = new Members(25 * SECOND);

    private boolean reports(int ssrc, int lastSr, long now) {
        return members.proves(ssrc, new ReportBlock(1, 0, 0, 0, 0, lastSr, 0), now);
    }

    @Test
    void whoEchoesAReportIsHeardFor25Seconds() {
        members.reporting(SR);
        assertFalse(reports(7, 0, 0));
        assertFalse(reports(7, ECHO + 1, 0));
        assertNull(members.telling(7, 0));
        assertTrue(reports(7, ECHO, 0));
        assertNotNull(members.telling(7, 25 * SECOND));
        assertNull(members.telling(7, 26 * SECOND));
    }

    @Test
    void whoTellsCountsFor5Seconds() {
        members.reporting(SR);
        for (int ssrc = 1; ssrc <= 3; ssrc++) {
            reports(ssrc, ECHO, 0);
        }
        assertEquals(0, members.tellers(0));
        members.telling(1, SECOND);
        members.telling(2, 2 * SECOND);
        members.telling(2, 3 * SECOND);
        assertEquals(2, members.tellers(5 * SECOND));
        assertEquals(1, members.tellers(7 * SECOND));
    }

    @Test
    void aCrowdTakesNoMoreMemoryAndThoseThatReportedLastAreHeard() {
        members.reporting(SR);
        for (int ssrc = 1; ssrc <= 100_000; ssrc++) {
            reports(ssrc, ECHO, 0);
            members.telling(ssrc, 0);
        }
        assertEquals(1024, members.tellers(0));
        assertNull(members.telling(100_000 - 1024, 0));
        assertNotNull(members.telling(100_000 - 1023, 0));
    }
}
