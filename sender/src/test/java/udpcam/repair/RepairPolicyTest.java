package udpcam.repair;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleSupplier;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import udpcam.parity.LossEstimate;
import udpcam.parity.LossRecord;
import udpcam.repair.RepairPolicy.Resending;
import udpcam.session.LinkQuality;

/** How much parity there is by itself, for frames of 26 packets. */
class RepairPolicyTest {
    private static final int PACKETS = 26;

    private static final RepairPolicy AUTO = new RepairPolicy(RepairPolicy.AUTO, Resending.AUTO);

    private static int symbols(RepairPolicy policy, double lost, long roundTripMillis) {
        LossEstimate loss = new LossEstimate(() -> 0);
        loss.reported(lost);
        return symbols(policy, new LossRecord(loss), roundTripMillis);
    }

    /** Of a stream of 30 frames a second. */
    private static int symbols(RepairPolicy policy, LossRecord record, long roundTripMillis) {
        LinkQuality quality = new LinkQuality(MILLISECONDS.toNanos(roundTripMillis), 0, 0, 0);
        RetransmissionDeadline deadline = new RetransmissionDeadline(() -> quality);
        deadline.begin(0);
        deadline.end(PACKETS);
        deadline.begin(MILLISECONDS.toNanos(33));
        return policy.adaptive(record, deadline).symbols(PACKETS);
    }

    @Test
    void whereAnswersComeInTimeParityLeavesSomeBlocksToThem() {
        assertEquals(8, symbols(AUTO, 0.05, 100));
        assertEquals(8, symbols(AUTO, 0.05, 29));
        assertEquals(4, symbols(AUTO, 0.05, 2));
    }

    @Test
    void whereNothingIsSentAgainParityIsAlone() {
        assertEquals(8, symbols(new RepairPolicy(RepairPolicy.AUTO, Resending.OFF), 0.05, 2));
        assertEquals(8, symbols(AUTO.forGroup(), 0.05, 2));
        assertTrue(new RepairPolicy(0, Resending.AUTO).forGroup().isOff());
    }

    @Test
    void atHighLossThereIsRoomForAnswersToo() {
        assertEquals(PACKETS, symbols(AUTO, 0.4, 100));
        assertEquals(21, symbols(AUTO, 0.4, 2));
    }

    private static LossRecord record(DoubleSupplier congestion, int period, IntUnaryOperator burst) {
        LossRecord record = new LossRecord(new LossEstimate(congestion));
        for (int number = 0; number < 8000; number++) {
            if (number % period < burst.applyAsInt(number / period)) {
                record.missing(number);
            } else {
                record.arrived(number);
            }
            if (number % PACKETS == 0) {
                record.told();
            }
        }
        return record;
    }

    @Test
    void lossesInBurstsHaveAsMuchParityAsTheLastOnesWouldHaveNeeded() {
        LossRecord record = record(() -> 0, 160, number -> 8);
        assertEquals(4, symbols(AUTO, record, 2), "what is sent again does the rest");
        assertEquals(8, symbols(AUTO, record, 100));
        assertEquals(8, symbols(new RepairPolicy(RepairPolicy.AUTO, Resending.OFF), record, 2));
    }

    @Test
    void theLongestBurstsAreLeftToRequestsWhereOneIsInTime() {
        LossRecord record =
                record(() -> 0.5, 150, number -> number % 8 == 4 ? 16 : 8); // which asks for more than their rate
        assertEquals(8, symbols(AUTO, record, 29));
        assertEquals(16, symbols(AUTO, record, 31));
        assertEquals(16, symbols(new RepairPolicy(RepairPolicy.AUTO, Resending.OFF), record, 29));
    }

    @Test
    void withoutLossThereIsNone() {
        assertEquals(0, symbols(AUTO, 0, 100));
        assertEquals(0, symbols(AUTO, 0, 2));
    }
}
