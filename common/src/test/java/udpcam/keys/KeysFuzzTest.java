package udpcam.keys;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Arrays;

/** Whatever comes to either side's seal: none of it is opened, and what the other side seals still is. */
class KeysFuzzTest {
    @FuzzTest
    void nothingThatAnybodyInventsIsOpenedByAReceiver(byte[] input) throws IOException {
        KeyedPair pair = new KeyedPair(1);
        pair.offer(pair.send(1));
        assertFalse(pair.offer(input), "while it asks");
        pair.answers().forEach(pair::offer);
        assertFalse(pair.offer(input), "while it has keys");
        assertTrue(pair.offer(pair.send(2)));
    }

    @FuzzTest
    void nothingThatAnybodyInventsIsOpenedByASender(byte[] input) throws IOException {
        KeyedPair pair = new KeyedPair(2);
        assertFalse(pair.offerBack(input));
        pair.offer(pair.send(1));
        byte[] message1 = pair.toSender.get(0);
        byte[] bent = message1.clone();
        for (int i = 0; i < Math.min(bent.length, input.length); i++) {
            bent[i] ^= input[i];
        }
        int before = pair.toReceiver.size();
        assertFalse(pair.offerBack(bent));
        assertTrue(pair.toReceiver.size() == before || Arrays.equals(bent, message1), "nobody else is answered");
        pair.answers().forEach(pair::offer);
        assertTrue(pair.offer(pair.send(2)));
    }

    @FuzzTest
    void anAnswerThatAnybodyChangesAndTheTrueOneBehindItEndInKeys(byte[] input) throws IOException {
        KeyedPair pair = new KeyedPair(3);
        pair.offer(pair.send(1));
        byte[] message2 = pair.answers().get(0);
        byte[] bent = message2.clone();
        for (int i = 0; i < Math.min(bent.length, input.length); i++) {
            bent[i] ^= input[i];
        }
        pair.offer(bent);
        pair.offer(message2);
        pair.now += 1_000 * KeyedPair.MILLI;
        pair.agree(2);
        assertTrue(pair.offer(pair.send(3)));
    }
}
