package udpcam.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.classic.ClassicPacketizer;
import udpcam.count.Counter;
import udpcam.impair.ImpairedSink;
import udpcam.impair.LossModel;
import udpcam.pipeline.Receiving.Filter;
import udpcam.rtp.NtpTime;
import udpcam.sender.SenderApp;

/** What both programs make of pictures, and what they count, on both wires. */
@ParameterizedClass
@ValueSource(strings = {"rtp", "classic"})
class WholePipelineTest {
    private final BothPrograms both;

    WholePipelineTest(String wire) {
        both = new BothPrograms(wire);
    }

    @Test
    void everyPictureIsShownOnceAndInOrder() throws Exception {
        SenderApp sender = both.sender(both.cable);
        Receiving receiver = both.receiver();
        for (int i = 0; i < 100; i++) {
            sender.capture();
            sender.send();
            both.deliver(receiver);
            receiver.show();
            both.now += 33_000_000;
        }
        assertEquals(IntStream.range(0, 100).boxed().toList(), both.display.shown);
        assertEquals(300, both.received.get(Counter.DATAGRAMS_RECEIVED));
        assertEquals(100, both.received.get(Counter.FRAMES_SHOWN));
    }

    @Test
    void aSlowEncoderGetsTheNewestPictureSoThatDelayCannotGrow() throws Exception {
        SenderApp sender = both.sender(both.cable);
        Receiving receiver = both.receiver();
        for (int i = 0; i < 100; i++) {
            for (int grabbed = 0; grabbed < 10; grabbed++) {
                sender.capture();
            }
            sender.send();
            both.deliver(receiver);
            receiver.show();
            assertEquals(10 * i + 9, both.display.shown.get(i), "the picture grabbed last");
        }
        assertEquals(900, both.sent.get(Counter.FRAMES_DISPLACED));
        assertEquals(1000, both.sent.get(Counter.FRAMES_CAPTURED));
        assertEquals(100, both.sent.get(Counter.FRAMES_SENT));
    }

    @Test
    void aSlowDisplayGetsTheNewestFrameSoThatDelayCannotGrow() throws Exception {
        SenderApp sender = both.sender(both.cable);
        Receiving receiver = both.receiver();
        for (int i = 0; i < 100; i++) {
            for (int frame = 0; frame < 10; frame++) {
                sender.capture();
                sender.send();
                both.deliver(receiver);
            }
            receiver.show();
            assertEquals(10 * i + 9, both.display.shown.get(i), "the frame completed last");
        }
        assertEquals(900, both.received.get(Counter.FRAMES_DISPLACED));
    }

    @ParameterizedTest
    @ValueSource(ints = {3600, -3600})
    void clocksThatAreSetByAnHourMeanwhileCostNoFrameAndNoDelay(int seconds) throws Exception {
        long[] step = {0};
        both.timeOfSender = new NtpTime(() -> Instant.ofEpochSecond(step[0], both.now), () -> both.now);
        SenderApp sender = both.sender(both.cable);
        Receiving receiver = both.receiver();
        for (int i = 0; i < 100; i++) {
            step[0] = i < 50 ? 0 : seconds;
            sender.capture();
            both.now += 5_000_000;
            sender.send();
            both.deliver(receiver);
            receiver.show();
            both.now += 28_000_000;
        }
        assertEquals(IntStream.range(0, 100).boxed().toList(), both.display.shown);
        assertEquals(both.timeOfSender.at(both.now), both.time.at(both.now));
    }

    @Test
    void aReceiverThatWasStoppedShowsNoOldPicturesWhenItGoesOn() throws Exception {
        SenderApp sender = both.sender(both.cable);
        Receiving receiver = both.receiver();
        both.run(sender, 1);
        both.deliver(receiver);
        receiver.show();
        both.cable.inWait = () -> both.run(sender, 100);
        receiver.receive();
        both.cable.inWait = () -> {};
        both.deliver(receiver);
        assertEquals(299, both.received.get(Counter.DATAGRAMS_OUTDATED), "all but the one that told it");
        both.run(sender, 1);
        both.deliver(receiver);
        receiver.show();
        assertEquals(List.of(0, 101), both.display.shown);
    }

    @Test
    void aReceiverThatHesitatedShowsOnlyTheNewestOfThePicturesThatWaited() throws Exception {
        SenderApp sender = both.sender(both.cable);
        Receiving receiver = both.receiver();
        both.run(sender, 2);
        receiver.receive();
        both.now += 100_000_000;
        both.run(sender, 3);
        both.deliver(receiver);
        receiver.show();
        assertEquals(List.of(4), both.display.shown);
        assertEquals(4, both.received.get(Counter.FRAMES_DISPLACED));
    }

    @Test
    void underLossTheFramesThatAreShownAreThoseThatCameWhole() throws Exception {
        LossModel model = new LossModel(0.05, 0.01, 0.01, 0, 7);
        SenderApp sender = both.sender(new ImpairedSink(both.cable, model, () -> both.now, both.sent));
        Receiving receiver = both.receiver();
        for (int i = 0; i < 2000; i++) {
            sender.capture();
            sender.send();
            long before = both.received.get(Counter.FRAMES_COMPLETE);
            both.deliver(receiver);
            if (both.received.get(Counter.FRAMES_COMPLETE) > before) { // else it would wait for one
                receiver.show();
            }
            both.now += 33_000_000;
        }
        assertEquals(both.received.get(Counter.FRAMES_SHOWN), both.display.shown.size());
        assertTrue(
                both.display.shown.size() > 1500 && both.display.shown.size() < 1900,
                "shown: " + both.display.shown.size());
        for (int i = 1; i < both.display.shown.size(); i++) {
            assertTrue(both.display.shown.get(i) > both.display.shown.get(i - 1));
        }
    }

    @Test
    void picturesBeyondTheLimitAreCountedAndNotDecoded() throws Exception {
        SenderApp sender = both.sender(both.cable);
        Receiving receiver = both.receiver(new Filter(Set.of(), Fakes.SIZE.pixels() - 1));
        sender.capture();
        sender.send();
        both.deliver(receiver);
        receiver.show();
        assertEquals(List.of(), both.display.shown);
        assertEquals(1, both.received.get(Counter.FRAMES_OVERSIZE));
    }

    @Test
    void datagramsOfOtherHostsThanFromAreCountedAndDropped() throws Exception {
        SenderApp sender = both.sender(both.cable);
        InetAddress other = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
        Receiving receiver = both.receiver(new Filter(Set.of(other), 1000));
        sender.capture();
        sender.send();
        both.deliver(receiver);
        receiver.show();
        assertEquals(List.of(), both.display.shown);
        assertEquals(3, both.received.get(Counter.DATAGRAMS_UNWANTED));
    }

    @Test
    void aFrameThatIsTooLargeIsCountedAndNotHalfSent() throws Exception {
        SenderApp small = both.sender(both.route(new ClassicPacketizer(64, 64), both.cable));
        both.encoder.bytes = 63 * 255; // without the frame check it would just fit
        small.capture();
        small.send();
        assertEquals(1, both.sent.get(Counter.FRAMES_TOO_LARGE));
        assertTrue(both.cable.isEmpty());
    }

    @Test
    void theEndOfTheSourceEndsTheCapture() throws Exception {
        both.camera.last = 1;
        SenderApp sender = both.sender(both.cable);
        assertTrue(sender.capture());
        assertTrue(sender.capture());
        assertFalse(sender.capture());
    }

    @Test
    void closingClosesEveryStage() {
        both.sender(both.cable).close();
        assertTrue(both.camera.closed && both.encoder.closed && both.cable.closed);
        both.cable.closed = false;
        both.receiver().close();
        assertTrue(both.cable.closed && both.decoder.closed && both.display.closed);
    }
}
