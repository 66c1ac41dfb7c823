package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import udpcam.fuzz.Datagrams;
import udpcam.rtcp.Cname;
import udpcam.rtcp.RtcpReader;
import udpcam.rtcp.SourceName;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpClock;

/** RTCP from anybody: a session hears what is within its promises, and says what others can read. */
class SessionFuzzTest {
    private static final int SSRC = 0xC2FC_A499; // of the vectors
    private static final int MOST_ASKED = 300; // of a datagram
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SplittableRandom random = new SplittableRandom(1);
    private long nowNanos;
    private final NtpTime time = new NtpTime(() -> START.plusNanos(nowNanos), () -> nowNanos);

    private static final class Promised implements ReceptionListener {
        private int asked;

        @Override
        public void reported(double fractionLost) {
            assertTrue(fractionLost >= 0 && fractionLost <= 1);
        }

        @Override
        public void requested(int number, int following) {
            assertTrue(number >= 0 && number <= 0xFFFF && following >= 0 && following <= 0xFFFF);
            assertTrue(++asked <= MOST_ASKED);
        }

        @Override
        public ReceptionListener ofMember(int ssrc) {
            return this;
        }

        @Override
        public void arrived(int source, int number, long nanos) {
            assertTrue(number >= 0 && number <= 0xFFFF);
        }
    }

    private static void assertReadable(@Nullable ByteBuffer said) {
        assertTrue(said == null || RtcpReader.isValid(said));
    }

    @FuzzTest
    void aSenderHearsAnyFeedbackAndGoesOn(byte[] input) {
        Datagrams datagrams = new Datagrams(input);
        if (!datagrams.next()) {
            return;
        }
        SenderSession session = new SenderSession(
                        SSRC,
                        Cname.random(random),
                        RtpClock.forVideo(random),
                        time,
                        new RtcpInterval(datagrams.choice(0), random))
                .named(new SourceName("x".repeat(SourceName.MOST_BYTES)))
                .onCollision(() -> SSRC + 1);
        do {
            nowNanos = datagrams.nowNanos();
            StreamFeedback.isAbout(SSRC, datagrams.datagram());
            session.offer(datagrams.datagram(), nowNanos, new Promised());
            session.limit(datagrams.choice());
            session.quality();
            session.isSilent(nowNanos);
            session.takesRepair(nowNanos);
            assertTrue(session.maxDatagram(nowNanos) >= 0);
            assertReadable(session.resolveCollision(nowNanos));
            assertReadable(session.poll(nowNanos));
        } while (datagrams.next());
        assertReadable(session.bye(nowNanos));
    }

    @FuzzTest
    void aReceiverHearsAnyReportsAndGoesOn(byte[] input) {
        Datagrams datagrams = new Datagrams(input);
        if (!datagrams.next()) {
            return;
        }
        ReceptionStatistics statistics = new ReceptionStatistics(SSRC, RtpClock.VIDEO_RATE);
        ReceiverSession session = new ReceiverSession(
                statistics, Cname.random(random), time, new RtcpInterval(datagrams.choice(0), random), random::nextInt);
        do {
            nowNanos = datagrams.nowNanos();
            ByteBuffer datagram = datagrams.datagram();
            if (datagrams.choice(1) && datagram.remaining() >= 2 * Integer.BYTES) {
                statistics.received(Short.toUnsignedInt(datagram.getShort(2)), datagram.getInt(4), nowNanos);
                session.received(datagram.remaining(), nowNanos);
                assertReadable(session.nack(new long[] {datagrams.choice()}, 1));
            }
            session.offer(datagram, nowNanos);
            assertReadable(session.poll(nowNanos));
        } while (datagrams.next());
        assertReadable(session.bye(nowNanos));
    }
}
