package udpcam.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static udpcam.keys.KeyedPair.KEY;
import static udpcam.keys.KeyedPair.MILLI;
import static udpcam.keys.KeyedPair.SENDER;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;

/** What somebody on the way without the key may try: change, repeat, reflect, invent, flood. */
class SealedTrafficTest {
    private static final int CALLS = 20_000;

    private final KeyedPair pair = new KeyedPair(11);
    private final InetSocketAddress stranger = new InetSocketAddress(SENDER.getAddress(), 40_001);

    @Test
    void everyByteOfASealedDatagramChangedOnceIsRefused() throws IOException {
        pair.agree(1);
        byte[] packet = pair.send(2);
        byte[] report = pair.sealed(KeyedPair.report(pair.ssrcs.get(0)));
        for (byte[] datagram : List.of(packet, report)) {
            for (int i = 0; i < datagram.length; i++) {
                byte[] bent = datagram.clone();
                bent[i] ^= (byte) (1 << i % 8);
                assertFalse(pair.offer(bent), "byte " + i);
            }
        }
        assertTrue(pair.offer(packet));
        assertTrue(pair.offer(report));
    }

    @Test
    void aRecordingIsRefusedByTheReceiverThatSawItAndByOneThatBeginsLater() throws IOException {
        pair.agree(1);
        for (int number = 2; number < 3_000; number++) {
            assertTrue(pair.offer(pair.send(number)));
        }
        assertTrue(pair.offer(pair.sealed(KeyedPair.report(pair.ssrcs.get(0)))));
        List<byte[]> recording = List.copyOf(pair.toReceiver);
        recording.forEach(datagram -> assertFalse(pair.offer(datagram)));

        pair.newReceiver(KEY);
        recording.forEach(datagram -> assertFalse(pair.offer(datagram)));
        pair.now += 1_000 * MILLI;
        pair.toSender.clear();
        pair.agree(3_000); // with the sender, which still sends
        recording.forEach(datagram -> assertFalse(pair.offer(datagram)));
        assertTrue(pair.offer(pair.send(3_001)));
    }

    @Test
    void aRecordingFromAnotherAddressIsRefusedThoughTheSenderAnswersForIt() throws IOException {
        for (int number = 1; number < 3_000; number++) {
            pair.send(number);
        }
        List<byte[]> recording = List.copyOf(pair.toReceiver);
        pair.offer(stranger, recording.get(0));
        List<byte[]> answers = pair.answers(); // the stranger carries question and answer
        answers.forEach(answer -> pair.offer(stranger, answer));
        recording.forEach(datagram -> assertFalse(pair.offer(stranger, datagram)));
    }

    @Test
    void aRecordingOfAnEarlierRunIsRefusedWithItsHandshake() throws IOException {
        pair.agree(1);
        pair.send(2);
        List<byte[]> recording = List.copyOf(pair.toReceiver);
        pair.newReceiver(KEY);
        pair.newSender(KEY);
        recording.forEach(datagram -> assertFalse(pair.offer(datagram)));
        pair.answers().forEach(pair::offer); // the sender of today, who gives the keys of today
        recording.forEach(datagram -> assertFalse(pair.offer(datagram)));
    }

    @Test
    void whatComesBackToItsSenderIsRefused() throws IOException {
        pair.agree(1);
        int ours = pair.receiver.ssrc(SENDER, new Random(0));
        pair.receiver.send(ByteBuffer.wrap(KeyedPair.report(ours)), SENDER);
        assertFalse(pair.offer(pair.toSender.get(0)));
        assertFalse(pair.offerBack(pair.sealed(KeyedPair.report(pair.ssrcs.get(0)))));
        assertTrue(pair.offerBack(pair.toSender.get(0)));
        assertFalse(pair.offerBack(pair.toSender.get(0)));
    }

    /** Its keys are the same, and reports begin at index 0 again. */
    @Test
    void aStreamThatWasForgottenAndAgreedOnAgainSealsNoReportUnderTheSsrcOfBefore() throws IOException {
        pair.agree(1);
        int before = pair.receiver.ssrc(SENDER, new Random(0));
        pair.receiver.send(ByteBuffer.wrap(KeyedPair.report(before)), SENDER);
        assertEquals(1, pair.toSender.size());
        pair.toSender.clear();
        SenderSeal first = pair.sender;
        List<Integer> firstSsrcs = pair.ssrcs;
        pair.now += 1_000 * MILLI;
        for (int other = 0; other < Agreements.MOST_STREAMS; other++) {
            pair.newSender(KEY);
            InetSocketAddress from = new InetSocketAddress(SENDER.getAddress(), 41_000 + other);
            pair.offer(from, pair.send(1));
            pair.answers().forEach(answer -> pair.offer(from, answer));
        }
        pair.now += 1_000 * MILLI;
        pair.sender = first;
        pair.ssrcs = firstSsrcs;
        pair.agree(2);
        pair.toSender.clear();
        assertFalse(pair.receiver.allows(before, SENDER));
        pair.receiver.send(ByteBuffer.wrap(KeyedPair.report(before)), SENDER);
        assertEquals(0, pair.toSender.size());
        int now = pair.receiver.ssrc(SENDER, new Random(0));
        pair.receiver.send(ByteBuffer.wrap(KeyedPair.report(now)), SENDER);
        assertTrue(pair.offerBack(pair.toSender.get(0)));
    }

    @Test
    void whatIsRefusedWithoutACipherAllocatesNothing() throws IOException {
        pair.agree(1);
        byte[] before = pair.send(2);
        pair.offer(before);
        byte[] other = pair.packet(3);
        ByteBuffer.wrap(other).putInt(8, 5);
        for (byte[] datagram : List.of(before, other, KeyedPair.report(5), new byte[] {1, 2, 3})) {
            assertEquals(0, allocated(ByteBuffer.wrap(datagram), SENDER));
        }
        assertEquals(0, allocated(ByteBuffer.wrap(new byte[] {1, 2, 3}), stranger));
        assertEquals(0, pair.count(Counter.KEYS_REFUSED));
    }

    /** In bytes for each call, once the code is warm. */
    private long allocated(ByteBuffer datagram, InetSocketAddress from) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int i = 0; i < 2 * CALLS; i++) {
            before = i == CALLS
                    ? threads.getThreadAllocatedBytes(Thread.currentThread().getId())
                    : before;
            pair.receiver.open(from, datagram, pair.now);
        }
        return (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) / CALLS;
    }
}
