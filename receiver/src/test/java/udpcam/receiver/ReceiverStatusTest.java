package udpcam.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.cli.Console;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.display.Notices;
import udpcam.jpeg.PictureSize;

class ReceiverStatusTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console("receiver", new PrintStream(err, true, StandardCharsets.UTF_8), false);
    private final Counters counters = new Counters();
    private final List<String> notices = new ArrayList<>();
    private final List<String> statuses = new ArrayList<>();
    private final ReceiverStatus status = new ReceiverStatus(
            console, new RecordedNotices(), counters, new InetSocketAddress(12345), new FakeStream(), 0);
    private boolean ended;

    private final class FakeStream implements StreamState {
        @Override
        public PictureSize size() {
            return new PictureSize(640, 480);
        }

        @Override
        public String health(long nowNanos) {
            return "rtt 1.0 ms";
        }

        @Override
        public boolean hasEnded() {
            return ended;
        }

        @Override
        public String delay() {
            return "";
        }
    }

    private List<String> said() {
        return err.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.contains(" frames/s ")) // the status, which is not under test here
                .toList();
    }

    private void video(int second) {
        counters.add(Counter.FRAMES_SHOWN, 30);
        counters.add(Counter.BYTES_RECEIVED, 125_000);
        counters.increment(Counter.DATAGRAMS_RECEIVED);
        status.tick(second * SECOND);
    }

    @Test
    void afterTwoSecondsOfNothingTheUserIsToldOnceWhatToCheck() {
        status.tick(SECOND);
        assertEquals(List.of(), said());
        status.tick(2 * SECOND);
        status.tick(3 * SECOND);
        assertEquals(4, said().size());
        assertTrue(said().get(0).contains("Nothing has come to UDP port 12345"));
        assertTrue(notices.get(0).startsWith("Waiting for video on port 12345\n"));
        assertTrue(notices.get(0).contains("firewall"));
    }

    @Test
    void datagramsWithoutAFrameAreToldApartFromNothing() {
        status.tick(2 * SECOND);
        counters.increment(Counter.DATAGRAMS_RECEIVED);
        status.tick(3 * SECOND);
        assertTrue(said().get(4).contains("Datagrams come, but no whole frame"), said().toString());
    }

    @Test
    void videoThatStopsIsToldWithItsSecondsAndItsReturnToo() {
        video(1);
        status.tick(2 * SECOND);
        assertEquals(List.of(), notices);
        status.tick(3 * SECOND);
        status.tick(4 * SECOND);
        assertEquals(List.of("No video for 2 s", "No video for 3 s"), notices);
        video(5);
        assertEquals(List.of("receiver: No video for 2 s", "receiver: Video is back"), said());
    }

    @Test
    void aSenderThatSaysItsEndIsToldAtOnce() {
        video(1);
        ended = true;
        status.tick(2 * SECOND);
        status.tick(3 * SECOND);
        status.tick(4 * SECOND);
        assertEquals(List.of("receiver: The sender has ended"), said());
        assertEquals("The sender has ended", notices.get(0));
        ended = false;
        video(5);
        assertEquals("receiver: Video is back", said().get(1));
    }

    @Test
    void framesThatCannotBeShownAreToldAsTheReasonWhyVideoStopped() {
        video(1);
        counters.increment(Counter.FRAMES_OVERSIZE);
        status.tick(3 * SECOND);
        assertEquals(List.of("No video for 2 s\nframes come that cannot be shown"), notices);
        assertEquals(List.of("receiver: No video for 2 s; frames come that cannot be shown"), said());
    }

    @Test
    void picturesThatAreTooLargeForTheMemoryAreToldWithTheFlagThatAllowsMore() {
        counters.increment(Counter.DATAGRAMS_RECEIVED);
        counters.increment(Counter.FRAMES_BEYOND_MEMORY);
        status.tick(3 * SECOND);
        assertEquals(
                List.of(
                        "receiver: There is not enough memory for such large pictures",
                        "receiver: Try a lower --size at the sender, or allow more: "
                                + "UDPCAM_OPTS='-Xmx2g -XX:MaxDirectMemorySize=2g'"),
                said());
    }

    @Test
    void theStatusTellsSizeFramesAndBits() {
        video(1);
        assertEquals(List.of("640x480  30.0 frames/s  1.00 Mbit/s  rtt 1.0 ms"), statuses);
    }

    private final class RecordedNotices implements Notices {
        @Override
        public void status(String line) {
            statuses.add(line);
        }

        @Override
        public void notice(String text) {
            notices.add(text);
        }
    }
}
