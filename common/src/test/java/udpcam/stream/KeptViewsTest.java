package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.rtcp.Cname;
import udpcam.rtcp.Report;
import udpcam.rtcp.SenderInfo;
import udpcam.rtcp.SourceDescription;
import udpcam.rtcp.SourceName;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Streams;

/** In which view a sender is shown that fell silent, or came back. */
class KeptViewsTest {
    private static final long SECOND = 1000 * Received.MILLI;

    private final ShownCameras cameras = new ShownCameras();
    private final Received received = cameras.received;

    private void tellName(int port, String name) {
        ByteBuffer report = ByteBuffer.allocate(400);
        Report.write(report, port, new SenderInfo(1, 0, 1, 1), null);
        SourceDescription.writeSender(
                report, port, new Cname("AAECAwQFBgcICQoL"), new SourceName(name), 0, SourceDescription.NO_NUMBER);
        assertNull(received.offer(port, Arrays.copyOf(report.array(), report.position())));
    }

    private @Nullable String nameIn(int view) {
        return Objects.requireNonNull(received.views().get(view).stream()).name();
    }

    @Test
    void whoFallsSilentKeepsItsViewWhileOthersBegin() {
        cameras.run(SECOND, 1, 1001);
        assertEquals(List.of(1, 2), cameras.run(60 * SECOND, 1001, 2001));
        assertEquals(List.of(0, 1, 2), cameras.run(SECOND, 1, 1001, 2001));
    }

    @Test
    void whoIsSilentForTenSecondsGivesWayWhereNoOtherViewIsFree() {
        cameras.run(SECOND, ShownCameras.ports(1, 16));
        int[] others = ShownCameras.ports(1001, 15);
        int[] withNewcomer = Arrays.copyOf(others, 16);
        withNewcomer[15] = 17_001;
        assertEquals(ShownCameras.NOWHERE, cameras.run(9 * SECOND, withNewcomer).get(15));
        assertEquals(0, cameras.run(2 * SECOND, withNewcomer).get(15));
    }

    @Test
    void whoIsSilentForMinutesGivesUpItsView() {
        cameras.run(SECOND, 1, 1001);
        cameras.run(299 * SECOND, 1001);
        assertNotNull(received.views().get(0).stream());
        cameras.run(3 * SECOND, 1001);
        assertNull(received.views().get(0).stream());
        assertEquals(List.of(1, 0), cameras.run(SECOND, 1001, 2001));
    }

    @Test
    void aSenderThatIsStartedAgainTakesItsOldView() {
        cameras.run(SECOND, 1, 1001, 2001);
        assertEquals(List.of(0, 2), cameras.run(SECOND, 1, 2001));
        assertEquals(
                List.of(0, ShownCameras.NOWHERE, 2),
                cameras.run(SECOND / 2, 1, 1002, 2001),
                "the old one may only pause");
        assertEquals(List.of(0, 1, 2), cameras.run(SECOND, 1, 1002, 2001));
    }

    @Test
    void aSenderThatBeginsAnewOnItsPortTakesItsOldViewAtOnce() {
        cameras.run(SECOND, 1, 1001, 2001);
        cameras.replace(1001, new RtpPacketizer(256, Streams.of(77, 0, 0)));
        assertEquals(List.of(0, 1, 2), cameras.run(4 * ShownCameras.FRAME_NANOS, 1, 1001, 2001));
    }

    @Test
    void sendersOfOneHostGoBackToTheViewsOfTheirNames() {
        cameras.run(SECOND, 1, 2);
        tellName(1, "Cellar");
        tellName(2, "Roof");
        assertEquals("Roof", nameIn(1));
        cameras.run(3 * SECOND, 1001);
        cameras.run(SECOND, 1001, 3);
        tellName(3, "Roof");
        cameras.run(SECOND, 1001, 3, 4);
        tellName(4, "Cellar");
        assertEquals(List.of(2, 1, 0), cameras.run(SECOND, 1001, 3, 4));
        assertEquals(List.of("Cellar", "Roof"), List.of(nameIn(0) + "", nameIn(1) + ""));
    }

    @Test
    void aSenderWithoutANameTakesNoViewOfANamedOne() {
        cameras.run(SECOND, 1, 1001);
        tellName(1, "Cellar");
        cameras.run(3 * SECOND, 1001);
        assertEquals(List.of(1, 2), cameras.run(2 * SECOND, 1001, 2));
    }
}
