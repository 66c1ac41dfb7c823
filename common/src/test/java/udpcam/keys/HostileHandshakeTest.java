package udpcam.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static udpcam.keys.KeyedPair.KEY;
import static udpcam.keys.KeyedPair.MILLI;
import static udpcam.keys.KeyedPair.SENDER;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;

/** What somebody without the key may try with handshakes: change, repeat, relay, invent, flood. */
class HostileHandshakeTest {
    private final KeyedPair pair = new KeyedPair(11);
    private final InetSocketAddress stranger = new InetSocketAddress(SENDER.getAddress(), 40_001);

    @Test
    void everyByteOfAHandshakeChangedOnceIsRefused() throws IOException {
        pair.offer(pair.send(1));
        byte[] message1 = pair.toSender.get(0);
        pair.toSender.clear();
        for (int i = 0; i < message1.length; i++) {
            byte[] bent = message1.clone();
            bent[i] ^= (byte) (1 << i % 8);
            pair.toSender.add(bent);
        }
        assertEquals(List.of(), pair.answers());
        pair.toSender.add(message1);
        int length = pair.answers().get(0).length;
        for (int i = 0; i < length; i++) {
            pair.now += 1_000 * MILLI;
            pair.offer(pair.send(2 + 2 * i));
            byte[] message2 = pair.answers().get(0);
            byte[] bent = message2.clone();
            bent[i] ^= (byte) (1 << i % 8);
            assertFalse(pair.offer(bent));
            assertFalse(pair.offer(pair.send(3 + 2 * i)), "byte " + i);
        }
        pair.now += 1_000 * MILLI;
        pair.agree(3_000);
        assertTrue(pair.offer(pair.send(3_001)));
    }

    @Test
    void anAnswerThatIsChangedOnItsWayAndThenComesAsItWasEndsNothing() throws IOException {
        for (int i = 0; i < KeyPacket.BYTES; i++) {
            pair.newReceiver(KEY);
            pair.offer(pair.send(3 * i));
            byte[] message2 = pair.answers().get(0);
            byte[] bent = message2.clone();
            bent[i] ^= (byte) (1 << i % 8);
            pair.offer(bent);
            pair.offer(message2);
            pair.now += 1_000 * MILLI;
            pair.agree(3 * i + 1);
            assertTrue(pair.offer(pair.send(3 * i + 2)), "byte " + i);
        }
    }

    @Test
    void ofManyForgedAnswersAFewAreLookedAt() throws IOException {
        pair.offer(pair.send(1));
        byte[] message2 = pair.answers().get(0);
        byte[] bent = message2.clone();
        bent[bent.length - 1] ^= 1;
        for (int i = 0; i < 3; i++) {
            pair.offer(bent);
        }
        pair.offer(message2);
        assertTrue(pair.offer(pair.send(2)), "the right one comes after some others");
        pair.newReceiver(KEY);
        pair.offer(pair.send(3));
        byte[] another = pair.answers().get(0);
        bent = another.clone();
        bent[bent.length - 1] ^= 1;
        for (int i = 0; i < 1_000; i++) {
            pair.offer(bent);
        }
        pair.offer(another);
        assertFalse(pair.offer(pair.send(4)), "no more are looked at");
        pair.now += 1_000 * MILLI;
        pair.agree(5);
        assertTrue(pair.offer(pair.send(6)));
    }

    @Test
    void packetsWithOtherSsrcsFromTheSendersAddressDoNotKeepUsFromAgreeing() throws IOException {
        Random chance = new Random(3);
        byte[] bogus = pair.send(1);
        for (int i = 0; i < 100; i++) {
            ByteBuffer.wrap(bogus).putInt(8, chance.nextInt());
            pair.offer(bogus);
        }
        pair.answers().forEach(pair::offer);
        assertTrue(pair.offer(pair.send(2)));
    }

    @Test
    void whoRelaysTheHandshakeShowsNoRecordingByIt() throws IOException {
        pair.agree(1);
        pair.offer(stranger, pair.send(2));
        pair.answers().forEach(answer -> pair.offer(stranger, answer));
        assertTrue(pair.offer(stranger, pair.send(3)), "it relays");
        for (int number = 4; number < 2_000; number++) {
            assertTrue(pair.offer(pair.send(number)));
        }
        List<byte[]> recording = List.copyOf(pair.toReceiver);
        pair.now += 3_600_000 * MILLI;
        recording.forEach(datagram -> assertFalse(pair.offer(stranger, datagram)));
        recording.forEach(datagram -> assertFalse(pair.offer(datagram)));
    }

    @Test
    void whoRelaysManyHandshakesTakesNoPlaceOfAnotherSender() throws IOException {
        pair.agree(1);
        for (int i = 0; i < 200; i++) {
            pair.now += MILLI;
            InetSocketAddress relay = new InetSocketAddress(SENDER.getAddress(), 30_000 + i);
            pair.offer(relay, pair.send(2 + 2 * i));
            pair.answers().forEach(answer -> pair.offer(relay, answer));
            assertTrue(pair.offer(pair.send(3 + 2 * i)), "the sender keeps its own");
        }
        pair.newSender(KEY);
        InetSocketAddress second = new InetSocketAddress(SENDER.getAddress(), 50_000);
        pair.offer(second, pair.send(1));
        pair.answers().forEach(answer -> pair.offer(second, answer));
        assertTrue(pair.offer(second, pair.send(2)));
    }

    @Test
    void firstMessagesThatAreSentAgainInAnyNumberAreNotWorkedOnAgain() throws IOException {
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            pair.newReceiver(KEY);
            pair.offer(pair.send(i));
            messages.add(pair.toSender.get(i));
        }
        pair.answers();
        assertEquals(600, pair.atSender.get(Counter.KEYS_AGREED));
        pair.toSender.addAll(messages);
        int before = pair.toReceiver.size();
        pair.answers();
        assertEquals(600, pair.atSender.get(Counter.KEYS_AGREED));
        assertEquals(600, pair.atSender.get(Counter.DATAGRAMS_REPLAYED));
        assertTrue(pair.toReceiver.size() - before <= 256);
    }

    @Test
    void newReceiversAreAnsweredAtABoundedRate() throws IOException {
        for (int i = 0; i < 1_500; i++) {
            pair.newReceiver(KEY);
            pair.offer(pair.send(i));
        }
        pair.answers();
        assertEquals(1_024, pair.atSender.get(Counter.KEYS_AGREED));
        pair.now += 1_000 * MILLI;
        pair.newReceiver(KEY);
        pair.agree(2_000);
        assertTrue(pair.offer(pair.send(2_001)));
    }

    @Test
    void aRecordedFirstMessageGetsTheOldAnswerAndNoOther() throws IOException {
        pair.offer(pair.send(1));
        byte[] message1 = pair.toSender.get(0);
        byte[] answer = pair.answers().get(0);
        pair.offer(answer);
        for (int i = 0; i < 5; i++) {
            pair.send(10 + i);
            pair.toSender.add(message1);
            assertEquals(ByteBuffer.wrap(answer), ByteBuffer.wrap(pair.answers().get(0)));
        }
        int ours = pair.receiver.ssrc(SENDER, new Random(0));
        pair.receiver.send(ByteBuffer.wrap(KeyedPair.report(ours)), SENDER);
        assertEquals(List.of(), pair.answers());
        pair.toSender.add(message1);
        assertEquals(List.of(), pair.answers(), "it has the keys");
    }

    @Test
    void whoWasAnsweredIsHeardFromAnotherAddressToo() throws IOException {
        pair.offer(pair.send(1));
        assertTrue(pair.sender.isAbout(ByteBuffer.wrap(pair.toSender.get(0))));
        pair.answers().forEach(pair::offer);
        int ours = pair.receiver.ssrc(SENDER, new Random(0));
        assertTrue(pair.sender.isAbout(ByteBuffer.wrap(KeyedPair.report(ours))));
        assertFalse(pair.sender.isAbout(ByteBuffer.wrap(KeyedPair.report(ours + 1))));
    }

    @Test
    void amongTenThousandStrangersTheSenderWithTheKeyIsSoonFound() throws IOException {
        byte[] noise = pair.send(1);
        Random chance = new Random(5);
        int number = 2;
        for (int i = 0; !pair.offer(pair.send(number & 0xFFFF)); i++) {
            assertTrue(i < 2_000, "not in " + i * 4 + " ms");
            for (int j = 0; j < 100; j++) { // for each datagram of the sender a hundred of others
                byte[] other = noise.clone();
                ByteBuffer.wrap(other).putInt(8, chance.nextInt());
                pair.offer(new InetSocketAddress(SENDER.getAddress(), 10_000 + chance.nextInt(10_000)), other);
            }
            List<byte[]> asked = new ArrayList<>();
            for (int j = 0; j < pair.toSender.size(); j++) {
                if (pair.asked.get(j).equals(SENDER)) {
                    asked.add(pair.toSender.get(j));
                }
            }
            pair.toSender.clear();
            pair.asked.clear();
            pair.toSender.addAll(asked);
            pair.answers().forEach(pair::offer);
            pair.toSender.clear();
            pair.now += 4 * MILLI;
            number++;
        }
    }
}
