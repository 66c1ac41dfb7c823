package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import udpcam.parity.LossEstimate;
import udpcam.parity.LossRecord;
import udpcam.sender.RepairPolicy.Resending;

/** How much parity there is by itself, for frames of 26 packets. */
class RepairPolicyTest {
    private static final int PACKETS = 26;

    private static final RepairPolicy AUTO = new RepairPolicy(RepairPolicy.AUTO, Resending.AUTO);

    private static int symbols(RepairPolicy policy, double lost, boolean answersInTime) {
        LossEstimate loss = new LossEstimate(() -> 0);
        loss.reported(lost);
        return policy.adaptive(new LossRecord(loss), () -> answersInTime).symbols(PACKETS);
    }

    @Test
    void whereAnswersComeInTimeParityLeavesSomeBlocksToThem() {
        assertEquals(7, symbols(AUTO, 0.05, false));
        assertEquals(4, symbols(AUTO, 0.05, true));
    }

    @Test
    void whereNothingIsSentAgainParityIsAlone() {
        assertEquals(7, symbols(new RepairPolicy(RepairPolicy.AUTO, Resending.OFF), 0.05, true));
        assertEquals(7, symbols(AUTO.forGroup(), 0.05, true));
        assertTrue(new RepairPolicy(0, Resending.AUTO).forGroup().isOff());
    }

    @Test
    void atHighLossThereIsRoomForAnswersToo() {
        assertEquals(PACKETS, symbols(AUTO, 0.4, false));
        assertEquals(21, symbols(AUTO, 0.4, true));
    }

    @Test
    void withoutLossThereIsNone() {
        assertEquals(0, symbols(AUTO, 0, false));
        assertEquals(0, symbols(AUTO, 0, true));
    }
}
