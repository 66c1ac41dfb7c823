package udpcam.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static udpcam.keys.KeyedPair.KEY;
import static udpcam.keys.KeyedPair.MILLI;
import static udpcam.keys.KeyedPair.OTHER_KEY;
import static udpcam.keys.KeyedPair.SENDER;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;

/** How a receiver comes to the keys of a stream, and comes to them again. */
class KeyAgreementTest {
    private final KeyedPair pair = new KeyedPair(7);

    private int ourSsrc() {
        return pair.receiver.ssrc(SENDER, new Random(0));
    }

    @Test
    void withOneKeyTheFirstPacketBehindTheHandshakeIsOpened() throws IOException {
        assertFalse(pair.offer(pair.send(1)));
        assertEquals(List.of(SENDER), pair.asked);
        List<byte[]> answers = pair.answers();
        assertEquals(1, answers.size());
        assertFalse(pair.offer(answers.get(0)), "a handshake is nobody else's business");
        ByteBuffer datagram = ByteBuffer.wrap(pair.send(2));
        assertTrue(pair.receiver.open(SENDER, datagram, pair.now));
        assertArrayEquals(pair.packet(2), KeyedPair.bytes(datagram));
        assertEquals(1, pair.count(Counter.KEYS_AGREED));
        assertEquals(1, pair.atSender.get(Counter.KEYS_AGREED));
    }

    @Test
    void parityRetransmissionsAndReportsAreOpenedToo() throws IOException {
        pair.agree(1);
        for (int stream = 1; stream < 3; stream++) {
            byte[] packet = pair.packet(9);
            ByteBuffer.wrap(packet).putInt(8, pair.ssrcs.get(stream));
            assertTrue(pair.offer(pair.sealed(packet)));
        }
        assertTrue(pair.offer(pair.sealed(KeyedPair.report(pair.ssrcs.get(0)))));
        pair.receiver.send(ByteBuffer.wrap(KeyedPair.report(ourSsrc())), SENDER);
        ByteBuffer back = ByteBuffer.wrap(pair.toSender.get(0));
        assertTrue(pair.sender.open(back, pair.remote, pair.now));
        assertArrayEquals(KeyedPair.report(ourSsrc()), KeyedPair.bytes(back));
    }

    @Test
    void withAnotherKeyNobodyIsAnsweredAndNothingOpened() throws IOException {
        pair.newReceiver(OTHER_KEY);
        for (int number = 1; number < 20; number++) {
            pair.now += 200 * MILLI;
            assertFalse(pair.offer(pair.send(number)));
            assertEquals(List.of(), pair.answers());
        }
        assertEquals(19, pair.count(Counter.DATAGRAMS_WITHOUT_KEYS));
        assertTrue(pair.atSender.get(Counter.KEYS_REFUSED) > 3);
    }

    @Test
    void whatIsNotSealedIsDroppedAndNotAskedFor() {
        assertFalse(pair.offer(new byte[] {1, (byte) 0xFF, (byte) 0xD8}));
        assertFalse(pair.offer(pair.packet(1)));
        assertEquals(2, pair.count(Counter.DATAGRAMS_UNSEALED));
        assertEquals(List.of(), pair.asked);
    }

    @Test
    void whatIsNotSealedIsDroppedFromAnAddressWithKeysToo() throws IOException {
        pair.agree(1);
        assertFalse(pair.offer(pair.packet(2)));
        assertFalse(pair.offer(KeyedPair.report(pair.ssrcs.get(0))));
        assertFalse(pair.offerBack(KeyedPair.report(5)));
        assertTrue(pair.offer(pair.send(2)));
    }

    @Test
    void twoRunsWithOneKeyFileShareNoKeyStream() throws IOException {
        List<Integer> ssrcs = pair.ssrcs;
        SenderSeal first = SenderKeys.agreed(KEY, pair.random).seal(ssrcs, pair.atSender);
        SenderSeal second = SenderKeys.agreed(KEY, pair.random).seal(ssrcs, pair.atSender);
        pair.sender = first;
        byte[] one = pair.send(1);
        pair.sender = second;
        byte[] two = pair.send(1);
        int same = 0;
        for (int i = 12; i < one.length; i++) {
            same += one[i] == two[i] ? 1 : 0;
        }
        assertTrue(same < one.length / 16, same + " bytes of " + one.length);
    }

    @Test
    void aSenderThatBeganAnewAtItsAddressIsAskedAgain() throws IOException {
        pair.agree(1);
        assertTrue(pair.offer(pair.send(2)));
        int before = ourSsrc();
        pair.newSender(KEY);
        assertFalse(pair.offer(pair.send(1)));
        pair.now += 1_000 * MILLI;
        pair.agree(2);
        assertTrue(pair.offer(pair.send(3)));
        assertNotEquals(before, ourSsrc());
    }

    @Test
    void aSenderWithAnotherKeyDoesNotEndTheOneThatIsShown() throws IOException {
        pair.agree(1);
        SenderSeal shown = pair.sender;
        List<Integer> ssrcs = pair.ssrcs;
        for (int i = 0; i < 20; i++) {
            pair.now += 100 * MILLI;
            pair.newSender(OTHER_KEY);
            assertFalse(pair.offer(pair.send(1)));
            pair.answers().forEach(pair::offer);
            pair.sender = shown;
            pair.ssrcs = ssrcs;
            assertTrue(pair.offer(pair.send(2 + i)));
        }
    }

    @Test
    void afterAnOutageInWhichTheRollOverCounterIsLostTheSenderIsAskedAgain() throws IOException {
        pair.agree(1);
        int before = ourSsrc();
        for (int number = 2; number < 100_000; number++) {
            pair.send(number & 0xFFFF);
        }
        assertFalse(pair.offer(pair.send(100_000 & 0xFFFF)));
        pair.now += 1_000 * MILLI;
        pair.agree(100_001 & 0xFFFF);
        assertTrue(pair.offer(pair.send(100_002 & 0xFFFF)));
        assertEquals(before, ourSsrc(), "the keys are the same, and reports go on under them");
        pair.receiver.send(ByteBuffer.wrap(KeyedPair.report(before)), SENDER);
        assertTrue(pair.offerBack(pair.toSender.get(0)));
    }

    @Test
    void whoJoinsLateIsToldTheRollOverCounter() throws IOException {
        for (int number = 0; number < 70_000; number++) {
            pair.send(number & 0xFFFF);
        }
        pair.agree(70_000 & 0xFFFF);
        assertTrue(pair.offer(pair.send(70_001 & 0xFFFF)));
    }

    @Test
    void aFirstMessageIsSentAgainUntilItIsAnsweredAndTheAnswerIsTheSame() throws IOException {
        pair.offer(pair.send(1));
        byte[] message = pair.toSender.get(0);
        byte[] lost = pair.answers().get(0);
        pair.now += 160 * MILLI;
        pair.offer(pair.send(2));
        assertArrayEquals(message, pair.toSender.get(0));
        byte[] answer = pair.answers().get(0);
        assertArrayEquals(lost, answer);
        pair.offer(answer);
        assertTrue(pair.offer(pair.send(3)));
        pair.offer(lost);
        assertTrue(pair.offer(pair.send(4)));
    }

    @Test
    void noMoreIsSentThanCame() throws IOException {
        byte[] small = Arrays.copyOf(pair.send(1), 50);
        for (int i = 0; i < 30; i++) {
            pair.now += 200 * MILLI;
            pair.offer(small);
        }
        int sent = pair.toSender.stream().mapToInt(datagram -> datagram.length).sum();
        assertTrue(sent > 0 && sent <= 30 * 50, sent + " bytes");
        int bytes = pair.toSender.get(0).length;
        List<byte[]> answers = pair.answers();
        assertFalse(answers.isEmpty());
        answers.forEach(answer -> assertEquals(bytes, answer.length));
    }

    @Test
    void withoutKeysNoReportIsSent() throws IOException {
        pair.receiver.send(ByteBuffer.wrap(KeyedPair.report(5)), SENDER);
        assertEquals(List.of(), pair.toSender);
    }

    @Test
    void aSenderThatSendsFromAnotherAddressKeepsItsKeysAndOurSsrc() throws IOException {
        pair.agree(1);
        byte[] before = pair.send(2);
        assertTrue(pair.offer(before));
        int ours = ourSsrc();
        InetSocketAddress moved = new InetSocketAddress(SENDER.getAddress(), 40_002);
        pair.offer(moved, pair.send(3));
        pair.answers().forEach(answer -> pair.offer(moved, answer));
        assertTrue(pair.offer(moved, pair.send(4)));
        assertEquals(ours, pair.receiver.ssrc(moved, new Random(0)));
        assertFalse(pair.offer(moved, before));
    }

    @Test
    void allMembersOfALargeGroupAreHeard() throws IOException {
        List<AgreedSeal> members = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            members.add(pair.newReceiver(KEY));
            pair.offer(pair.send(i));
        }
        List<byte[]> answers = pair.answers();
        for (AgreedSeal member : members) {
            pair.receiver = member;
            answers.forEach(pair::offer);
            member.send(ByteBuffer.wrap(KeyedPair.report(ourSsrc())), SENDER);
        }
        assertEquals(300, pair.toSender.size());
        for (byte[] report : pair.toSender) {
            assertTrue(pair.sender.isAbout(ByteBuffer.wrap(report)));
            assertTrue(pair.offerBack(report));
        }
    }
}
