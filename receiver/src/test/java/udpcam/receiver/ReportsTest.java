package udpcam.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.cli.Console;
import udpcam.link.Link;
import udpcam.rtp.NtpTime;
import udpcam.rtp.ReceptionStatistics;
import udpcam.rtp.RtpClock;
import udpcam.sdp.MalformedSessionException;
import udpcam.sdp.SessionDescription;

class ReportsTest {
    private static final InetSocketAddress SOURCE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);

    private long now;
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(0, now), () -> now);
    private final List<ByteBuffer> replies = new ArrayList<>();
    private final ReceptionStatistics statistics = new ReceptionStatistics(7, RtpClock.VIDEO_RATE);
    private @Nullable Reports shown;
    private boolean lockHeld = true;
    private int number;

    /** Keeps what is sent, and whether the lock of the reports was held meanwhile. */
    private final class Replies implements Link {
        @Override
        public void send(ByteBuffer datagram) {
            lockHeld &= Thread.holdsLock(Objects.requireNonNull(shown));
            replies.add(ByteBuffer.allocate(datagram.remaining()).put(datagram).flip());
        }

        @Override
        public void send(ByteBuffer datagram, InetSocketAddress to) {
            send(datagram);
        }

        @Override
        public @Nullable InetSocketAddress receive(ByteBuffer buffer, long mostNanos) {
            return null;
        }

        @Override
        public void close() {
            // nothing to lose
        }
    }

    private Reports reports(Reports.Kind kind) {
        Console console = new Console("receiver", new PrintStream(OutputStream.nullOutputStream()), false);
        Reports reports =
                new Reports(new Replies(), new SourceMessages(console), kind, time, () -> now, new SplittableRandom(3));
        reports.attends(SOURCE, statistics);
        shown = reports;
        return reports;
    }

    private void packets(Reports to, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            statistics.received(number++, 0, now);
            to.received(SOURCE, 1400, now);
            now += 100_000_000;
        }
    }

    @Test
    void aSenderThatWantsReportsOnAnotherPortGetsNoneOnItsOwn() throws Exception {
        Reports reports = reports(Reports.Kind.UNREPORTED);
        packets(reports, 100);
        assertNotNull(reports.quality(), "the user is told all the same");
        reports.leave();
        assertEquals(List.of(), replies);
    }

    @Test
    void theByeIsTheLastAndNoThreadSendsWhileAnotherDoes() throws Exception {
        Reports reports = reports(Reports.Kind.UNICAST);
        packets(reports, 100);
        int before = replies.size();
        assertTrue(before > 1, "reports: " + before);
        reports.leave();
        packets(reports, 100);
        reports.leave();
        assertEquals(before + 1, replies.size());
        assertTrue(lockHeld);
    }

    @Test
    void aReportWaitsForAPauseAsLongAsThereAreAny() throws Exception {
        Reports reports = reports(Reports.Kind.UNICAST);
        int before = 1; // the first leaves at once: the sender is to know of us
        for (int i = 0; i < 300; i++) {
            statistics.received(number++, 0, now);
            reports.received(SOURCE, 1400, now);
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

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, a=rtcp-mux, UNICAST",
        "127.0.0.1, a=recvonly, UNREPORTED",
        "239.1.2.3, a=rtcp-mux, MULTICAST",
        "239.1.2.3, a=recvonly, UNREPORTED",
    })
    void theDescriptionTellsWhetherReportsGoToTheStreamsPort(String address, String attribute, Reports.Kind kind)
            throws MalformedSessionException {
        String text = "v=0\nc=IN IP4 %s\nm=video 5004 RTP/AVP 26\n%s\n".formatted(address, attribute);
        ReceiverOptions options = new ReceiverOptions();
        assertEquals(Reports.Kind.UNICAST, options.reportsKind());
        options.description = SessionDescription.parse(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(kind, options.reportsKind());
    }
}
