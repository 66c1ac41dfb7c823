package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.fec.LossEstimate;
import udpcam.rtp.LinkQuality;
import udpcam.sender.RepairPolicy.Resending;

/** How much parity there is by itself, for frames of 26 packets. */
class RepairPolicyTest {
    private static final long MS = 1_000_000;
    private static final int PACKETS = 26;

    private static final RepairPolicy AUTO = new RepairPolicy(RepairPolicy.AUTO, Resending.AUTO);

    private static int symbols(RepairPolicy policy, double lost, @Nullable LinkQuality quality) {
        LossEstimate loss = new LossEstimate();
        loss.reported(lost);
        return policy.adaptive(loss, () -> quality).symbols(PACKETS);
    }

    private static LinkQuality quality(long roundTripNanos, long jitterNanos) {
        return new LinkQuality(roundTripNanos, 0.05, jitterNanos, 0);
    }

    @Test
    void whereAnswersAreQuickParityLeavesSomeBlocksToThem() {
        int alone = symbols(AUTO, 0.05, null);
        assertEquals(7, alone);
        assertEquals(4, symbols(AUTO, 0.05, quality(MS, 0)));
        assertEquals(alone, symbols(AUTO, 0.05, quality(10 * MS, 0)), "too late");
        assertEquals(alone, symbols(AUTO, 0.05, quality(2 * MS, MS)), "too late at times");
        assertEquals(alone, symbols(AUTO, 0.05, quality(-1, 0)), "perhaps too late");
    }

    @Test
    void whereNothingIsSentAgainParityIsAlone() {
        LinkQuality quick = quality(MS, 0);
        int alone = symbols(AUTO, 0.05, null);
        assertEquals(alone, symbols(new RepairPolicy(RepairPolicy.AUTO, Resending.OFF), 0.05, quick));
        assertEquals(alone, symbols(AUTO.forGroup(), 0.05, quick));
        assertTrue(new RepairPolicy(0, Resending.AUTO).forGroup().isOff());
    }

    @Test
    void atHighLossThereIsRoomForAnswersToo() {
        assertEquals(PACKETS, symbols(AUTO, 0.4, null));
        assertEquals(21, symbols(AUTO, 0.4, quality(MS, 0)));
    }

    @Test
    void withoutLossThereIsNone() {
        assertEquals(0, symbols(AUTO, 0, null));
        assertEquals(0, symbols(AUTO, 0, quality(MS, 0)));
    }
}
