package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpClock;
import udpcam.session.ReceptionStatistics;

class StreamReportsTest {
    private static final InetSocketAddress SENDER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);

    private long now;
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(1), () -> now);
    private final List<ByteBuffer> replies = new ArrayList<>();
    private final ReceptionStatistics statistics = new ReceptionStatistics(7, RtpClock.VIDEO_RATE);
    private @Nullable StreamReports made;
    private boolean lockHeld = true;
    private int number;

    private StreamReports reports(Reporter.Kind kind) {
        Reporter.Channel channel = (datagram, to) -> {
            lockHeld &= Thread.holdsLock(Objects.requireNonNull(made));
            replies.add(ByteBuffer.allocate(datagram.remaining()).put(datagram).flip());
        };
        StreamReports reports = new Reporter(channel, kind, time, new SplittableRandom(3)).reports(SENDER, statistics);
        made = reports;
        return reports;
    }

    private void packets(StreamReports to, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            statistics.received(number++, 0, now);
            to.received(1400, now);
            now += 100_000_000;
        }
    }

    @Test
    void aSenderThatWantsReportsOnAnotherPortGetsNoneOnItsOwn() throws Exception {
        StreamReports reports = reports(Reporter.Kind.UNREPORTED);
        packets(reports, 100);
        assertNotNull(reports.quality(), "the user is told all the same");
        reports.leave(now);
        assertEquals(List.of(), replies);
    }

    @Test
    void theByeIsTheLastAndNoThreadSendsWhileAnotherDoes() throws Exception {
        StreamReports reports = reports(Reporter.Kind.UNICAST);
        packets(reports, 100);
        int before = replies.size();
        assertTrue(before > 1, "reports: " + before);
        reports.leave(now);
        packets(reports, 100);
        reports.leave(now);
        assertEquals(before + 1, replies.size());
        assertTrue(lockHeld);
    }

    @Test
    void aReportWaitsForAPauseAsLongAsThereAreAny() throws Exception {
        StreamReports reports = reports(Reporter.Kind.UNICAST);
        int before = 1; // the first leaves at once: the sender is to know of us
        for (int i = 0; i < 300; i++) {
            statistics.received(number++, 0, now);
            reports.received(1400, now);
            assertEquals(before, replies.size(), "beside the packets");
            now += 10_000_000;
            reports.pause(now);
            before = replies.size();
            now += 23_000_000;
        }
        assertTrue(before > 5, "reports in pauses: " + before);
        for (int i = 0; i < 100; i++) {
            now += 100_000_000;
            reports.pause(now);
        }
        assertTrue(replies.size() <= before + 1, "to nobody");
    }
}
