package udpcam.receiver.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.cli.Console;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.foreign.ForeignKind;
import udpcam.foreign.ForeignTraffic;
import udpcam.rtpjpeg.RtpJpegWire;

class ReceiverStatusTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console("receiver", new PrintStream(err, true, StandardCharsets.UTF_8), false);
    private final Counters counters = new Counters();
    private final RecordedNotices window = new RecordedNotices();
    private final FakeStream stream = new FakeStream(counters);
    private final ReceiverStatus status =
            new ReceiverStatus(console, window, counters, new InetSocketAddress(12345), stream, this::isRecording, 0);
    private boolean recording;

    private boolean isRecording() {
        return recording;
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
        assertTrue(window.notices.get(0).startsWith("Waiting for video on port 12345\n"));
        assertTrue(window.notices.get(0).contains("firewall"));
    }

    @Test
    void datagramsWithoutAFrameAreToldApartFromNothing() {
        status.tick(2 * SECOND);
        counters.increment(Counter.DATAGRAMS_RECEIVED);
        status.tick(3 * SECOND);
        assertTrue(said().get(4).contains("Datagrams come, but no whole frame"), said().toString());
    }

    private String adviceAfter(Counter counter, int detail) {
        counters.add(Counter.DATAGRAMS_RECEIVED, 10);
        for (int i = 0; i < 10; i++) {
            counters.increment(counter, detail);
        }
        status.tick(2 * SECOND);
        return String.join("\n", said());
    }

    @Test
    void theNetworkIsBlamedOnlyIfDatagramsAreMissing() {
        assertFalse(adviceAfter(Counter.FRAMES_INCOMPLETE, 0).contains("losing datagrams"));
        counters.increment(Counter.SEGMENTS_MISSING);
        assertTrue(Silence.advice(counters, new InetSocketAddress(12345)).get(2).contains("losing datagrams"));
    }

    @Test
    void theNetworkIsNotBlamedForWhatTheReceiverSkipped() {
        counters.add(Counter.DATAGRAMS_OUTDATED, 10);
        assertFalse(adviceAfter(Counter.SEGMENTS_MISSING, 0).contains("losing datagrams"));
    }

    @Test
    void quantisationTablesThatNeverComeAreTold() {
        assertTrue(adviceAfter(Counter.FRAMES_WITHOUT_TABLES, 127)
                .startsWith("receiver: RTP/JPEG with Q 127 and no tables"));
    }

    @Test
    void tablesThatAreOfNoUseAreTold() {
        String said = adviceAfter(Counter.FRAMES_WITHOUT_TABLES, 255 + RtpJpegWire.Q_UNUSABLE);
        assertTrue(said.startsWith("receiver: RTP/JPEG with quantisation tables of 16 bits"), said);
    }

    @Test
    void aTransportStreamIsToldWithWhatToTypeInstead() {
        assertEquals("""
                receiver: MPEG-TS comes, but a receiver takes RTP/JPEG or a udpcam sender's pictures
                receiver: Instead of this receiver start: sender --device 'udp://@:12345' --port 12346, and receiver --port 12346""", adviceAfter(Counter.DATAGRAMS_FOREIGN, ForeignKind.MPEG_TS.code()));
    }

    @Test
    void otherPayloadsOfRtpAreToldByTheirNames() {
        String h264 = adviceAfter(Counter.DATAGRAMS_OTHER_RTP, ForeignKind.H264.code() << 8 | 96);
        assertTrue(h264.contains("its payload is not JPEG: it is H.264 (payload type 96)\n"), h264);
        assertTrue(h264.contains("sender --device FILE.sdp"), h264);
    }

    @ParameterizedTest
    @CsvSource({"0, 'PCMU, sound'", "31, H.261 video", "32, MPEG-1 or MPEG-2 video", "34, H.263 video", "33, MPEG-TS"})
    void payloadTypesThatAreAssignedAreTold(int payloadType, String name) {
        String said = adviceAfter(Counter.DATAGRAMS_OTHER_RTP, payloadType);
        assertTrue(said.contains("it is " + name + " (payload type " + payloadType + ")"), said);
    }

    @Test
    void jpegUnderAnotherPayloadTypeIsToldWithItsSessionDescription() {
        String said = adviceAfter(Counter.DATAGRAMS_OTHER_RTP, ForeignKind.JPEG.code() << 8 | 97);
        assertTrue(said.contains("RTP/JPEG comes with payload type 97"), said);
        assertTrue(said.contains("--sdp FILE, with 'm=video 12345 RTP/AVP 97' and 'a=rtpmap:97 JPEG/90000'"), said);
    }

    @Test
    void aTypeOfJpegThatIsNotKnownIsTold() {
        assertTrue(adviceAfter(Counter.DATAGRAMS_UNKNOWN_JPEG, 5).contains("RTP/JPEG of type 5 comes"));
    }

    @Test
    void encryptedRtpIsTold() {
        assertTrue(adviceAfter(Counter.DATAGRAMS_UNKNOWN_JPEG, ForeignTraffic.NO_TYPE)
                .contains("encrypted (SRTP)"));
    }

    @Test
    void rtcpAloneIsToldWithThePortBelow() {
        assertTrue(adviceAfter(Counter.DATAGRAMS_RTCP, 0).contains("--port 12344"));
    }

    @Test
    void videoThatStopsWhereOtherVideoBeginsIsToldSo() {
        video(1);
        for (int i = 0; i < 20; i++) {
            counters.increment(Counter.DATAGRAMS_OTHER_RTP, ForeignKind.H264.code() << 8 | 96);
        }
        status.tick(3 * SECOND);
        assertEquals(List.of("receiver: No video for 2 s; RTP comes with H.264 (payload type 96)"), said());
    }

    @Test
    void videoThatStopsForLackOfTablesIsToldSo() {
        video(1);
        counters.increment(Counter.FRAMES_WITHOUT_TABLES, 127);
        status.tick(3 * SECOND);
        assertEquals(List.of("receiver: No video for 2 s; RTP/JPEG with Q 127 and no tables comes"), said());
    }

    @Test
    void videoThatStopsIsToldWithItsSecondsAndItsReturnToo() {
        video(1);
        status.tick(2 * SECOND);
        assertEquals(List.of(), window.notices);
        status.tick(3 * SECOND);
        status.tick(4 * SECOND);
        assertEquals(List.of("No video for 2 s", "No video for 3 s"), window.notices);
        video(5);
        assertEquals(List.of("receiver: No video for 2 s", "receiver: Video is back"), said());
    }

    @Test
    void aSenderThatSaysItsEndIsToldAtOnce() {
        video(1);
        stream.ended = true;
        status.tick(2 * SECOND);
        status.tick(3 * SECOND);
        status.tick(4 * SECOND);
        assertEquals(List.of("receiver: The sender has ended"), said());
        assertEquals("The sender has ended", window.notices.get(0));
        stream.ended = false;
        video(5);
        assertEquals("receiver: Video is back", said().get(1));
    }

    @Test
    void framesThatCannotBeShownAreToldAsTheReasonWhyVideoStopped() {
        video(1);
        counters.increment(Counter.FRAMES_OVERSIZE);
        status.tick(3 * SECOND);
        assertEquals(List.of("No video for 2 s\nframes come that cannot be shown"), window.notices);
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
        assertEquals(
                List.of("640x480  30.0 frames/s  1.00 Mbit/s  rtt 1.0 ms  loss 0.0 %  jitter 0.0 ms"), window.statuses);
    }

    @Test
    void theStatusLineSaysThatItRecordsAndHowManyFramesTheDiskWasTooSlowFor() {
        recording = true;
        counters.add(Counter.FRAMES_NOT_RECORDED, 3);
        status.tick(SECOND);
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("  recording  frames not recorded 3"), said);
    }
}
