package udpcam.srtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static udpcam.srtp.Packets.SSRC;
import static udpcam.srtp.Packets.rtp;
import static udpcam.srtp.Packets.sealed;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A receiver that has the key, but was never told how often the sequence numbers wrapped. */
class RolloverSearchTest {
    private static final int WRAP = 1 << 16;

    private final MasterKey key = Packets.key(SrtpProfile.AES_CM_128_HMAC_SHA1_80);
    private final SrtpSender sender = new SrtpSender(key);
    private final SrtpReceiver receiver = new SrtpReceiver(key, 3).searching();
    private long index;

    private byte[] next(int ssrc) {
        return sealed(sender, rtp(ssrc, (int) (++index % WRAP)));
    }

    private Verdict receive(byte[] datagram) {
        return receiver.open(ByteBuffer.wrap(datagram.clone()));
    }

    /** Goes on at an index, as if all before were sent. */
    private void at(int ssrc, long index) {
        this.index = index;
        sender.advance(ssrc, index);
    }

    private int refusedBeforeOneOpens(int most, int ssrc) {
        for (int refused = 0; refused <= most; refused++) {
            if (receive(next(ssrc)) == Verdict.OPENED) {
                return refused;
            }
        }
        throw new AssertionError("not within " + most + " packets");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 100, 1023, 1024, 5000})
    void whoComesAfterSomeWrapsOpensTheStreamAfterFourTimesAsManyPackets(int wraps) {
        at(SSRC, (long) wraps * WRAP + 77);
        refusedBeforeOneOpens(4 * wraps, SSRC);
        for (int i = 0; i < 100; i++) {
            assertEquals(Verdict.OPENED, receive(next(SSRC)), "now the counter is known");
        }
    }

    @Test
    void whoComesBeforeTheFirstWrapSearchesNothing() {
        at(SSRC, WRAP - 2);
        assertEquals(Verdict.OPENED, receive(next(SSRC)));
        assertEquals(Verdict.OPENED, receive(next(SSRC)), "the first one that wrapped");
    }

    @ParameterizedTest
    @EnumSource
    void allProfilesCanBeSearched(SrtpProfile profile) {
        MasterKey other = MasterKey.random(profile, new SplittableRandom(3));
        SrtpSender far = new SrtpSender(other);
        far.advance(SSRC, 3L * WRAP + 7);
        SrtpReceiver late = new SrtpReceiver(other, 1).searching();
        ByteBuffer packet = ByteBuffer.allocate(0);
        for (int number = 8; packet.capacity() == 0 || late.open(packet) != Verdict.OPENED; number++) {
            assertTrue(number < 30);
            packet = ByteBuffer.wrap(sealed(far, rtp(SSRC, number)));
        }
        assertEquals(rtp(SSRC, packet.getShort(2)), packet);
    }

    @Test
    void streamsWhosePacketsTakeTurnsAreAllFound() {
        int[] wraps = {50, 31, 2};
        for (int ssrc = 0; ssrc < wraps.length; ssrc++) {
            sender.advance(ssrc, (long) wraps[ssrc] * WRAP);
        }
        BitSet found = new BitSet();
        for (int number = 1; found.cardinality() < wraps.length; number++) {
            assertTrue(number < 2000, found + " of three");
            for (int ssrc = 0; ssrc < wraps.length; ssrc++) {
                if (receive(sealed(sender, rtp(ssrc, number))) == Verdict.OPENED) {
                    found.set(ssrc);
                }
            }
        }
    }

    @Test
    void aGapInWhichTheNumbersWrappedIsBridgedWhetherTheNextOneLooksAheadOrBehind() {
        at(SSRC, 2_000);
        assertEquals(Verdict.OPENED, receive(next(SSRC)));
        at(SSRC, 5L * WRAP + 20_000);
        refusedBeforeOneOpens(40, SSRC);
        assertTrue(receiver.highestIndex(SSRC) > 5L * WRAP + 20_000);
        at(SSRC, 10L * WRAP + 100);
        refusedBeforeOneOpens(40, SSRC);
        assertTrue(receiver.highestIndex(SSRC) > 10L * WRAP + 100);
    }

    @Test
    void whatTheKeyDoesNotFitIsNeverOpenedAndLeavesNothing() {
        SrtpSender stranger = new SrtpSender(MasterKey.random(key.profile(), new SplittableRandom(1)));
        for (int i = 0; i < 3000; i++) {
            byte[] forged = sealed(stranger, rtp(SSRC, i));
            assertEquals(Verdict.FORGED, receive(forged));
        }
        assertEquals(-1, receiver.highestIndex(SSRC));
        at(SSRC, 5L * WRAP);
        int tries = 0;
        for (boolean opened = false; !opened; tries++) {
            assertTrue(tries < 4000, "it goes on beside a flood");
            assertEquals(Verdict.FORGED, receive(sealed(stranger, rtp(SSRC, 3000 + tries))));
            opened = receive(next(SSRC)) == Verdict.OPENED;
        }
    }

    @Test
    void whatCameBeforeTheOneThatWasFoundIsNotTakenTwice() {
        at(SSRC, WRAP + 5);
        byte[] first = next(SSRC);
        assertEquals(Verdict.OPENED, receive(first));
        assertEquals(Verdict.REPLAYED, receive(first));
    }

    @Test
    void theGuessesComeInRoundsThatGrowAndBeginAgainWhenOneWasRight() {
        RolloverSearch search = new RolloverSearch();
        int[] expected = {1, 1, 2, 3, 1, 2, 3, 4, 5, 6, 7, 1};
        for (int guess : expected) {
            assertEquals(guess, search.next());
        }
        search.found();
        assertEquals(1, search.next());
        assertEquals(1, search.next());
        int highest = 0;
        int last = 0;
        for (int i = 0; i < 3 * RolloverSearch.MOST; i++) {
            last = search.next();
            highest = Math.max(highest, last);
        }
        assertEquals(RolloverSearch.MOST, highest);
        assertTrue(last < RolloverSearch.MOST, "it begins again behind the last");
    }
}
