package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import udpcam.rtcp.CongestionFeedback;

/** What a receiver says of when packets came, and what of it the sender hears. */
class ArrivalsTest {
    private static final long MS = 1_000_000;

    private final ToldArrivals arrivals = new ToldArrivals();

    @Test
    void aLostMessageDoesNoHarmAndALatePacketIsTakenBackFromTheLost() {
        arrivals.came(1, false);
        arrivals.came(3, true);
        arrivals.now += ArrivalLog.QUICK_APART_NANOS;
        assertTrue(arrivals.receiver.arrivals(true, arrivals.receiverNanos()) != null, "which is lost");
        arrivals.now += 33 * MS;
        arrivals.came(2, false); // was overtaken
        arrivals.came(4, true);
        assertTrue(arrivals.flushShown());
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), new ArrayList<>(arrivals.heard.keySet()));
        assertTrue(
                arrivals.heard.values().stream().allMatch(nanos -> nanos != ToldArrivals.MISSING),
                "all came: " + arrivals.heard);
        arrivals.assertApart(33 * MS + ArrivalLog.QUICK_APART_NANOS, 1, 2);
    }

    @Test
    void wherePacketsComeLateTheyAreToldOfUntilTheyCame() {
        int number = 1;
        for (int frame = 0; frame < 10; frame++) {
            int late = number++;
            for (int i = 0; i < 200; i++) {
                arrivals.came(number++, false);
                arrivals.flush();
            }
            arrivals.now += 20 * MS;
            arrivals.came(late, false);
            arrivals.came(number++, true);
            assertTrue(arrivals.flush());
            arrivals.now += 20 * MS;
        }
        List<Long> lost = arrivals.heard.keySet().stream()
                .filter(one -> arrivals.at(one) == ToldArrivals.MISSING)
                .toList();
        assertEquals(List.of(1L), lost, "the first one tells how late they are");
    }

    @Test
    void framesOfThousandsOfPacketsAreToldOfWholeAndWithinTheBandwidth() {
        int number = 70_000 - 8_000;
        long carried = 0;
        for (int frame = 0; frame < 30; frame++) {
            arrivals.now += 33 * MS;
            for (int i = 0; i < 2000; i++) {
                carried += 1228;
                arrivals.came(number++, i == 1999);
                arrivals.flush();
            }
        }
        assertTrue(arrivals.flushShown());
        assertTrue(arrivals.heard.size() >= 60_000, "told of " + arrivals.heard.size());
        assertTrue(arrivals.bytes < 0.025 * carried, arrivals.bytes + " bytes of " + carried);
    }

    @Test
    void aSenderThatBeganAnewIsToldOfItsNewNumbers() {
        arrivals.came(1, true);
        assertTrue(arrivals.flushShown());
        arrivals.heard.clear();
        arrivals.now += 33 * MS;
        arrivals.came(40_000, false);
        arrivals.came(40_001, true);
        assertTrue(arrivals.flushShown());
        assertEquals(List.of(40_000L, 40_001L), new ArrayList<>(arrivals.heard.keySet()));
    }

    @Test
    void onlyTheReceiverIsHeardAndAfter18HoursItsClockRunsOn() {
        arrivals.came(1, true);
        assertTrue(arrivals.flushShown());
        long first = arrivals.at(1);
        for (int hour = 0; hour < 40; hour++) { // the 32 bits wrap twice
            arrivals.now += 3600_000 * MS - ArrivalLog.QUICK_APART_NANOS;
            arrivals.came(2 + hour, true);
            arrivals.sender.offer(
                    Objects.requireNonNull(arrivals.receiver.poll(arrivals.receiverNanos())),
                    arrivals.now,
                    arrivals.listener);
            assertTrue(arrivals.flushShown());
        }
        assertTrue(Math.abs(40 * 3600_000L * MS - (arrivals.at(41) - first)) < 2 * MS);
        arrivals.heard.clear();
        ByteBuffer forged = ByteBuffer.allocate(100);
        CongestionFeedback.write(forged, 0xBAD, List.of(), 0, 0);
        arrivals.messages = 0;
        assertTrue(arrivals.sender.offer(forged.flip(), arrivals.now, arrivals.listener));
        assertEquals(0, arrivals.messages);
    }
}
