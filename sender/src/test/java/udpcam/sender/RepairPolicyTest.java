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
        assertEquals(8, symbols(AUTO, 0.05, false));
        assertEquals(4, symbols(AUTO, 0.05, true));
    }

    @Test
    void whereNothingIsSentAgainParityIsAlone() {
        assertEquals(8, symbols(new RepairPolicy(RepairPolicy.AUTO, Resending.OFF), 0.05, true));
        assertEquals(8, symbols(AUTO.forGroup(), 0.05, true));
        assertTrue(new RepairPolicy(0, Resending.AUTO).forGroup().isOff());
    }

    @Test
    void atHighLossThereIsRoomForAnswersToo() {
        assertEquals(PACKETS, symbols(AUTO, 0.4, false));
        assertEquals(21, symbols(AUTO, 0.4, true));
    }

    @Test
    void lossesInBurstsHaveAsMuchParityAsTheLastOnesWouldHaveNeeded() {
        LossRecord record = new LossRecord(new LossEstimate(() -> 0));
        for (int number = 0; number < 8000; number++) {
            if (number % 160 < 8) {
                record.missing(number);
            } else {
                record.arrived(number);
            }
            if (number % PACKETS == 0) {
                record.told();
            }
        }
        assertEquals(4, AUTO.adaptive(record, () -> true).symbols(PACKETS), "what is sent again does the rest");
        assertEquals(8, AUTO.adaptive(record, () -> false).symbols(PACKETS));
        RepairPolicy alone = new RepairPolicy(RepairPolicy.AUTO, Resending.OFF);
        assertEquals(8, alone.adaptive(record, () -> true).symbols(PACKETS));
    }

    @Test
    void withoutLossThereIsNone() {
        assertEquals(0, symbols(AUTO, 0, false));
        assertEquals(0, symbols(AUTO, 0, true));
    }
}
