package udpcam.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A path that takes datagrams of some size, as feedback tells of them: frames of many packets, of which the last one is small. */
class PathMtuTest {
    private static final int MOST = 1400;
    private static final int HEADROOM = 23; // for parity, by which no packet is as large as datagrams may be
    private static final int LARGE_PACKETS = 20;
    private static final int PROBE = 4711;
    private static final long FRAME_NANOS = 33_333_333;
    private static final InetSocketAddress FROM = new InetSocketAddress("192.0.2.1", 1);
    private static final InetSocketAddress TO = new InetSocketAddress("192.0.2.2", 1);

    private final PathMtu path = new PathMtu(PathMtu.SAFE_BYTES, () -> MOST);
    private int pathBytes = 1500;
    private double lost; // of packets of any size
    private int number = 65_500; // wraps around amid the test
    private long now;

    private boolean arrives(int bytes, int number) {
        return bytes <= pathBytes && number * 31 % 97 >= lost * 97;
    }

    /** Sends a frame, has its feedback read, and what is due tried. */
    private void frame() {
        now += FRAME_NANOS;
        int begin = number;
        for (int i = 0; i <= LARGE_PACKETS; i++) {
            path.sent(number++ & 0xFFFF, size(i));
        }
        tell(begin);
        int probe = path.probeBytes(now);
        if (probe > 0) {
            path.probing(PROBE, probe);
            if (probe <= pathBytes) {
                path.resentArrived(PROBE);
            }
        }
    }

    private int size(int index) {
        return index < LARGE_PACKETS ? path.bytes() - HEADROOM : 300;
    }

    private void tell(int begin) {
        for (int i = 0; i <= LARGE_PACKETS; i++) {
            if (arrives(size(i), begin + i)) {
                path.arrived((begin + i) & 0xFFFF);
            } else {
                path.missing((begin + i) & 0xFFFF);
            }
        }
        path.told(now);
    }

    private void minutes(int minutes) {
        now += TimeUnit.MINUTES.toNanos(minutes);
    }

    @Test
    void aPathThatTakesLargeDatagramsGetsThemWithTheFirstFeedback() {
        assertEquals(1200, path.bytes());
        frame();
        assertEquals(MOST, path.bytes());
        assertEquals(0, path.probeBytes(now), "there is nothing more to try");
    }

    @Test
    void aLargeSizeIsReachedInSteps() {
        PathMtu jumbo = new PathMtu(PathMtu.SAFE_BYTES, () -> 9000);
        for (int bytes = 1400; bytes < 9000; bytes += 200) {
            assertEquals(9000, jumbo.probeBytes(now));
            jumbo.probing(bytes, bytes);
            assertEquals(0, jumbo.probeBytes(now), "one at a time");
            jumbo.resentArrived(bytes);
            assertEquals(bytes, jumbo.bytes());
        }
    }

    @Test
    void aNarrowPathKeepsSmallDatagramsAndIsTriedAgainOnceTheSystemHasForgottenIcmp() {
        pathBytes = 1252;
        for (int i = 0; i < 30; i++) {
            frame();
        }
        assertEquals(1200, path.bytes());
        pathBytes = 1500; // to a system that sends larger ones in pieces it seems so
        minutes(10);
        frame();
        assertEquals(1200, path.bytes());
        minutes(1);
        frame();
        assertEquals(MOST, path.bytes());
    }

    @Test
    void feedbackAboutPacketsBeforeItDoesNotTellThatAProbeIsLost() {
        PathMtu other = new PathMtu(PathMtu.SAFE_BYTES, () -> MOST);
        other.sent(1, 1177);
        assertEquals(MOST, other.probeBytes(now));
        other.probing(PROBE, MOST);
        for (int i = 0; i < 10; i++) {
            other.arrived(1);
            other.told(now);
        }
        other.resentArrived(PROBE);
        assertEquals(MOST, other.bytes(), "nothing later had been told");
    }

    @Test
    void aPathThatSwallowsLargeDatagramsFromSomeTimeOnGetsSmallOnes() {
        frame();
        assertEquals(MOST, path.bytes());
        pathBytes = 1252;
        frame();
        frame();
        frame();
        assertEquals(1200, path.bytes());
        pathBytes = 1500;
        minutes(10);
        frame();
        assertEquals(1200, path.bytes());
        minutes(1);
        frame();
        assertEquals(MOST, path.bytes());
    }

    @Test
    void lossesOfPacketsOfAnySizeAreNoNarrowPath() {
        frame();
        lost = 0.5;
        for (int i = 0; i < 1000; i++) {
            frame();
        }
        assertEquals(MOST, path.bytes());
    }

    @Test
    void anOutageIsNoNarrowPath() {
        frame();
        pathBytes = 0;
        for (int i = 0; i < 5; i++) {
            frame();
        }
        pathBytes = 1500;
        frame();
        assertEquals(MOST, path.bytes());
    }

    @Test
    void aReceiverAtAnotherAddressIsOnAnotherPath() {
        assertEquals(1200, path.bytes(FROM, TO));
        frame();
        assertEquals(MOST, path.bytes(FROM, TO));
        InetSocketAddress moved = new InetSocketAddress("192.0.2.3", 1);
        assertEquals(1200, path.bytes(FROM, moved));
        frame();
        assertEquals(MOST, path.bytes(FROM, moved));
        assertEquals(1200, path.bytes(moved, moved), "our own address is another one");
    }
}
