package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import udpcam.rtcp.Cname;
import udpcam.rtcp.Report;
import udpcam.rtcp.RtcpReader;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpClock;

/** Under which SSRC a receiver reports, where a seal gives it one. */
class OwnSsrcTest {
    private static final int STREAM = 0xCA3E7A;
    private static final long SECONDS = 1_000_000_000L;

    private final SplittableRandom random = new SplittableRandom(1);
    private final ReceptionStatistics statistics = new ReceptionStatistics(STREAM, RtpClock.VIDEO_RATE);
    private long now;
    private int given = 7;

    private final ReceiverSession session = new ReceiverSession(
            statistics,
            Cname.random(random),
            new NtpTime(() -> Instant.ofEpochSecond(0, now), () -> now),
            new RtcpInterval(false, random),
            new ReceiverSession.Ssrcs() {
                @Override
                public int next() {
                    return given;
                }

                @Override
                public boolean allows(int ssrc) {
                    return ssrc == given;
                }
            });

    private int speaker() {
        now += 10 * SECONDS;
        statistics.received(1, 0, now);
        return RtcpReader.speaker(Objects.requireNonNull(session.poll(now)));
    }

    /** A seal keeps one SSRC for each receiver, so that who speaks under it forges. */
    @Test
    void aReceiverThatHasOneSsrcGoesOnUnderItThoughSomebodyElseSpeaksUnderIt() {
        assertEquals(7, speaker());
        ByteBuffer forged = ByteBuffer.allocate(100);
        Report.write(forged, 7, null, null);
        assertTrue(session.offer(forged.flip(), now));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            session.poll(now);
        });
        assertEquals(7, speaker());
    }

    @Test
    void anSsrcThatMayNotBeUsedAnyMoreIsExchangedWithoutABye() {
        assertEquals(7, speaker());
        given = 8;
        assertEquals(8, speaker());
    }
}
