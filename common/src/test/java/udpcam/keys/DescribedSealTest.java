package udpcam.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.srtp.MasterKey;
import udpcam.srtp.SrtcpReceiver;
import udpcam.srtp.SrtcpSender;
import udpcam.srtp.SrtpProfile;
import udpcam.srtp.SrtpSender;
import udpcam.srtp.Verdict;

/** A receiver that has the key from a session description. */
class DescribedSealTest {
    private static final int SSRC = 0x0102_0304;
    private static final InetSocketAddress SENDER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    private static final byte[] OPEN_VIDEO = bytes(rtp(1));
    private static final int ROOM = 40;

    private final MasterKey key = key(1);
    private final Counters counters = new Counters();
    private final List<ByteBuffer> sent = new ArrayList<>();
    private final DescribedSeal seal = of(key);

    private static MasterKey key(int seed) {
        return MasterKey.random(SrtpProfile.AES_CM_128_HMAC_SHA1_80, new SplittableRandom(seed));
    }

    private DescribedSeal of(MasterKey key) {
        return new DescribedSeal(
                key,
                (rtcp, to) -> {
                    assertEquals(SENDER, to);
                    sent.add(ByteBuffer.allocate(rtcp.remaining()).put(rtcp).flip());
                },
                datagram -> datagram.equals(ByteBuffer.wrap(OPEN_VIDEO)),
                counters);
    }

    private static byte[] bytes(ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        return bytes;
    }

    private static ByteBuffer rtp(int number) {
        return ByteBuffer.allocate(32)
                .putInt(0x801A_0000 | number)
                .putInt(0)
                .putInt(SSRC)
                .rewind();
    }

    /** A receiver report without blocks. */
    private static ByteBuffer rtcp(int ssrc) {
        return ByteBuffer.allocate(8).putInt(0x80C9_0001).putInt(ssrc).flip();
    }

    private static byte[] sealed(SrtpSender sender, ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining() + ROOM];
        ByteBuffer out = ByteBuffer.wrap(bytes);
        sender.seal(packet, out);
        return Arrays.copyOf(bytes, out.position());
    }

    private static byte[] sealed(SrtcpSender sender, ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining() + ROOM];
        ByteBuffer out = ByteBuffer.wrap(bytes);
        sender.seal(packet, out);
        return Arrays.copyOf(bytes, out.position());
    }

    private boolean opens(ByteBuffer datagram) {
        return seal.open(SENDER, datagram, 0);
    }

    private void assertRefused(byte[] datagram, Counter reason) {
        byte[] copy = datagram.clone();
        long count = counters.get(reason);
        assertFalse(opens(ByteBuffer.wrap(copy)));
        assertEquals(count + 1, counters.get(reason));
        assertArrayEquals(datagram, copy, "it stays as it was");
    }

    @Test
    void packetsOfBothKindsAreOpenedOnce() {
        byte[] packet = sealed(new SrtpSender(key), rtp(7));
        ByteBuffer opened = ByteBuffer.wrap(packet.clone());
        assertTrue(opens(opened));
        assertEquals(rtp(7), opened);
        assertRefused(packet, Counter.DATAGRAMS_REPLAYED);
        byte[] report = sealed(new SrtcpSender(key), rtcp(SSRC));
        opened = ByteBuffer.wrap(report.clone());
        assertTrue(opens(opened));
        assertEquals(rtcp(SSRC), opened);
        assertRefused(report, Counter.DATAGRAMS_REPLAYED);
    }

    @Test
    void whatTheKeyDoesNotFitIsRefusedAndNamed() {
        assertRefused(sealed(new SrtpSender(key(2)), rtp(7)), Counter.DATAGRAMS_FORGED);
        assertRefused(sealed(new SrtcpSender(key(2)), rtcp(SSRC)), Counter.DATAGRAMS_FORGED);
        assertRefused(OPEN_VIDEO, Counter.DATAGRAMS_UNSEALED);
        assertRefused(new byte[99], Counter.DATAGRAMS_UNSEALED);
        assertRefused(bytes(rtcp(SSRC)), Counter.DATAGRAMS_UNSEALED);
    }

    @Test
    void ourReportsThatComeBackAreRefused() throws IOException {
        int ours = seal.ssrc(SENDER, new SplittableRandom(1));
        seal.send(rtcp(ours), SENDER);
        assertRefused(bytes(sent.get(0)), Counter.DATAGRAMS_REPLAYED);
    }

    @Test
    void whoBeginsAfterTheNumbersHaveWrappedOpensTheStreamAllTheSame() {
        SrtpSender sender = new SrtpSender(key);
        for (int number = 0; number < 3 << 16; number++) {
            sealed(sender, rtp(number & 0xFFFF));
        }
        int refused = 0;
        while (!opens(ByteBuffer.wrap(sealed(sender, rtp(refused))))) {
            refused++;
        }
        assertTrue(refused <= 12, refused + " were refused");
    }

    @ParameterizedTest
    @EnumSource
    void reportsAreSealedByTheSameKey(SrtpProfile profile) throws IOException {
        MasterKey told = MasterKey.random(profile, new SplittableRandom(3));
        DescribedSeal receiver = of(told);
        SrtcpReceiver sender = new SrtcpReceiver(told, 1);
        for (int i = 0; i < 3; i++) {
            receiver.send(rtcp(9), SENDER);
            ByteBuffer report = sent.get(i);
            assertNotEquals(rtcp(9), report);
            assertEquals(Verdict.OPENED, sender.open(report));
            assertEquals(rtcp(9), report);
        }
    }

    @Test
    void reportsHaveNoSsrcUnderWhichTheStreamIsSealed() {
        assertTrue(opens(ByteBuffer.wrap(sealed(new SrtpSender(key), rtp(7)))));
        Iterator<Long> numbers = List.of((long) SSRC, (long) SSRC, 5L).iterator();
        RandomGenerator random = () -> numbers.next() << Integer.SIZE;
        assertEquals(5, seal.ssrc(SENDER, random));
    }
}
