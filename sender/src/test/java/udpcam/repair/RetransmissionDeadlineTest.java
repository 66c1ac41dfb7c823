package udpcam.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.session.LinkQuality;

class RetransmissionDeadlineTest {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;

    private static RetransmissionDeadline deadline(@Nullable LinkQuality quality, long intervalNanos) {
        RetransmissionDeadline deadline = new RetransmissionDeadline(() -> quality);
        deadline.begin(5);
        deadline.end(26);
        deadline.begin(5 + intervalNanos);
        return deadline;
    }

    @ParameterizedTest
    @CsvSource({
        "33, 2000, 100, true, false",
        "33, 9000, 0, true, false",
        "33, 11000, 0, false, false",
        "33, 29000, 0, false, false",
        "33, 31000, 0, false, true",
        "33, 2000, 1100, false, false",
        "16, 2000, 100, true, false",
        "16, 5000, 0, false, false",
        "16, 13000, 0, false, false",
        "16, 14000, 0, false, true",
        "8, 2000, 0, true, false",
        "8, 2000, 100, false, false",
        "1000, 29000, 0, true, false",
        "1000, 31000, 0, false, false",
        "1000, 98000, 0, false, true"
    })
    void itIsMetIfTheRoundTripAndItsJitterLeaveTime(
            long intervalMillis, long roundTripMicros, long jitterMicros, boolean expected, boolean missed) {
        LinkQuality quality = new LinkQuality(roundTripMicros * MICRO, 0.05, jitterMicros * MICRO, 0);
        RetransmissionDeadline deadline = deadline(quality, intervalMillis * MILLI);
        assertEquals(expected, deadline.isExpectedToBeMet());
        assertEquals(missed, deadline.isMissed());
    }

    @Test
    void aLargeFrameIsAskedForTooLate() {
        RetransmissionDeadline deadline = deadline(new LinkQuality(30 * MILLI, 0.05, 0, 0), 33_333 * MICRO);
        assertFalse(deadline.isMissed());
        deadline.end(48);
        deadline.begin(5 + 2 * 33_333 * MICRO);
        assertTrue(deadline.isMissed());
    }

    @Test
    void onAQuickNetworkAFrameOfAnySizeIsAskedForInTime() {
        RetransmissionDeadline deadline = deadline(new LinkQuality(200 * MICRO, 0.05, 0, 0), 33 * MILLI);
        deadline.end(2000);
        deadline.begin(5 + 66 * MILLI);
        assertTrue(deadline.isExpectedToBeMet());
        assertFalse(deadline.isMissed());
    }

    @Test
    void whileTheRoundTripIsUnknownItIsNeitherExpectedToBeMetNorMissed() {
        for (LinkQuality quality : new LinkQuality[] {null, new LinkQuality(-1, 0, 0, 0)}) {
            RetransmissionDeadline deadline = deadline(quality, 33 * MILLI);
            assertFalse(deadline.isExpectedToBeMet());
            assertFalse(deadline.isMissed());
        }
    }
}
