package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import udpcam.rate.Bitrate;
import udpcam.rate.RateControl;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpStream;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.session.SenderSession;

/** A remote that reported and does so no more. */
class SilentRemoteTest {
    private static final byte[] REPORT = HexFormat.of().parseHex("80C900010000000B");
    private static final byte[] BYE = HexFormat.of().parseHex("80C900010000000B81CB00010000000B");
    private static final long SECOND = 1_000_000_000L;
    private static final int FPS = 30;

    private long now = -1000 * SECOND; // a monotonic clock may begin anywhere
    private final FakeRemote remote = new FakeRemote();
    private final Route route = route();

    private Route route() {
        Identity identity =
                new Identity(new NtpTime(() -> Instant.ofEpochSecond(1), () -> now), new SplittableRandom(1));
        RtpStream stream = identity.newStream();
        SenderSession session = identity.newSession(stream, false);
        RateControl rate = new RateControl(Bitrate.AUTO, List.of(stream), () -> now);
        RtpPacketizer packetizer = new RtpPacketizer(1400, stream);
        return new Route(
                "remote",
                new FrameTransmitter(packetizer, remote, remote, session, null, rate, () -> now),
                remote,
                new Feedback(remote, null, session, null, rate, () -> now));
    }

    private void hear(byte[] datagram) throws Exception {
        remote.coming.add(ByteBuffer.wrap(datagram));
        route.listen();
    }

    /** How many frames may be sent in so many seconds. */
    private int frames(int seconds) {
        int frames = 0;
        for (int i = 0; i < seconds * FPS; i++) {
            now += SECOND / FPS;
            frames += route.budget(10_000, 0) > 0 && route.admits(10_000, 10_000) ? 1 : 0;
        }
        return frames;
    }

    @Test
    void itGetsAFrameASecondUntilItReportsAgain() throws Exception {
        hear(REPORT);
        assertEquals(7 * FPS, frames(7));
        assertFalse(route.isSilent());
        frames(2);
        assertTrue(route.isSilent());
        assertEquals(60, frames(60), 2);
        hear(REPORT);
        assertEquals(7 * FPS, frames(7));
    }

    @Test
    void aPlayerThatNeverReportsGetsTheWholeStream() {
        assertEquals(60 * FPS, frames(60));
    }

    @Test
    void whoSaidByeIsNotWaitedFor() throws Exception {
        hear(REPORT);
        hear(BYE);
        assertEquals(60 * FPS, frames(60));
    }
}
