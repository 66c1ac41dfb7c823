package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import udpcam.run.Deadline;

/** When a receiver tells its sender of the packets that came. */
class TellingInTimeTest {
    private static final long MS = 1_000_000;

    private final ToldArrivals arrivals = new ToldArrivals();

    @Test
    void framesThatCameAtOnceAreToldOfTogetherWhenTheLastIsOnTheScreenWithTheParityBeforeThem() {
        arrivals.parityCame(500, true);
        arrivals.came(1, false);
        assertFalse(arrivals.flush(), "amid a frame");
        arrivals.now += 3 * MS;
        arrivals.came(3, true);
        assertFalse(arrivals.flush(), "it is being drawn");
        assertFalse(arrivals.flush(true), "there is time");
        assertEquals(Deadline.NEVER, arrivals.receiver.arrivalsDueNanos(), "nobody has to wake up for it");
        arrivals.parityCame(501, true);
        assertTrue(arrivals.flushShown());
        assertEquals(ToldArrivals.MISSING, arrivals.at(2));
        arrivals.assertApart(3 * MS, 1, 3);
        arrivals.assertApart(0, 1, 500 + (1 << 16));
        assertFalse(arrivals.flush(), "nothing new");
    }

    @Test
    void smallFramesThatComeAtOnceAreToldOfSomeTimesASecond() {
        for (int i = 1; i <= 300; i++) {
            arrivals.now += 33 * MS;
            arrivals.came(i, true);
            arrivals.flush(true);
        }
        assertEquals(60, arrivals.messages, 2);
        assertEquals(300, arrivals.heard.size(), 6);
    }

    @Test
    void framesThatComeSeldomAreEachToldOfWhenTheyAreShown() {
        for (int i = 1; i <= 20; i++) {
            arrivals.now += 500 * MS;
            arrivals.came(i, true);
            assertTrue(arrivals.flush(true), "frame " + i);
        }
    }

    @Test
    void aLostMarkerMakesTheNextFrameNoSlowOne() {
        arrivals.came(1, false); // and the marker is lost
        arrivals.timestamp += 3000;
        arrivals.now += 33 * MS;
        arrivals.came(3, false);
        arrivals.came(4, true);
        assertFalse(arrivals.flush(), "it came at once");
        assertTrue(arrivals.flushShown());
        assertEquals(ToldArrivals.MISSING, arrivals.at(2));
    }

    @Test
    void aFrameThatMayHaveMetAQueueIsToldOfAtItsEnd() {
        arrivals.came(1, false);
        arrivals.now += ArrivalLog.QUICK_NANOS;
        arrivals.came(2, true);
        assertTrue(arrivals.flush());
        arrivals.assertApart(ArrivalLog.QUICK_NANOS, 1, 2);
    }

    @Test
    void whatTheBandwidthDeniesIsToldLater() {
        long[] all = LongStream.range(0, 256).map(i -> 17 * i).toArray();
        for (int i = 1; i < 60; i++) {
            arrivals.came(i, i == 59);
        }
        int requests = 0;
        while (arrivals.receiver.nack(all, all.length) != null || arrivals.receiver.nack(all, 1) != null) {
            requests++; // until nothing is left of RTCP's share
        }
        assertTrue(requests > 0);
        assertFalse(arrivals.flushShown());
        assertEquals(
                arrivals.receiverNanos() + ArrivalLog.MOST_APART_NANOS,
                arrivals.receiver.arrivalsDueNanos(),
                "no busy wait");
        for (int i = 60; i < 68; i++) { // which carry some more
            arrivals.now += 5 * MS;
            arrivals.came(i, false);
        }
        assertTrue(arrivals.flush());
        assertEquals(68, arrivals.heard.size());
    }

    @Test
    void aStreamWithoutMarkersIsToldOfEvery40Milliseconds() {
        for (int i = 1; i <= 1000; i++) {
            arrivals.now += MS;
            arrivals.came(i, false);
            arrivals.flush();
        }
        assertEquals(25, arrivals.messages, 1);
        assertTrue(arrivals.heard.values().stream().allMatch(nanos -> nanos != ToldArrivals.MISSING));
    }
}
