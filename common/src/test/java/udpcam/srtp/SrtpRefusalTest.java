package udpcam.srtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static udpcam.srtp.Packets.SSRC;
import static udpcam.srtp.Packets.bytes;
import static udpcam.srtp.Packets.rtcp;
import static udpcam.srtp.Packets.rtp;
import static udpcam.srtp.Packets.sealed;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What others change, cut, invent or send again is refused, and changes nothing. */
class SrtpRefusalTest {
    private static void assertNoBitMayFlip(byte[] sealed, Function<ByteBuffer, Verdict> open) {
        for (int bit = 0; bit < Byte.SIZE * sealed.length; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            ByteBuffer datagram = ByteBuffer.wrap(flipped.clone());
            assertNotEquals(Verdict.OPENED, open.apply(datagram), "bit " + bit);
            assertArrayEquals(flipped, bytes(datagram), "bit " + bit);
        }
    }

    private static void assertNothingMayBeCut(byte[] sealed, Function<ByteBuffer, Verdict> open) {
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            ByteBuffer datagram = ByteBuffer.wrap(cut.clone());
            assertNotEquals(Verdict.OPENED, open.apply(datagram), "cut to " + length);
            assertArrayEquals(cut, bytes(datagram), "cut to " + length);
        }
        byte[] longer = Arrays.copyOf(sealed, sealed.length + 1);
        assertNotEquals(Verdict.OPENED, open.apply(ByteBuffer.wrap(longer)));
    }

    @ParameterizedTest
    @EnumSource
    void everyFlippedBitAndEveryTruncationOfRtpIsRefused(SrtpProfile profile) {
        byte[] packet = sealed(new SrtpSender(Packets.key(profile)), rtp(SSRC, 1000));
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile), 2);
        assertNoBitMayFlip(packet, receiver::open);
        assertNothingMayBeCut(packet, receiver::open);
        assertEquals(-1, receiver.highestIndex(SSRC));
        assertEquals(Verdict.OPENED, receiver.open(ByteBuffer.wrap(packet)));
    }

    @ParameterizedTest
    @EnumSource
    void everyFlippedBitAndEveryTruncationOfRtcpIsRefused(SrtpProfile profile) {
        byte[] packet = sealed(new SrtcpSender(Packets.key(profile)), rtcp(SSRC));
        SrtcpReceiver receiver = new SrtcpReceiver(Packets.key(profile), 2);
        assertNoBitMayFlip(packet, receiver::open);
        assertNothingMayBeCut(packet, receiver::open);
        assertEquals(Verdict.OPENED, receiver.open(ByteBuffer.wrap(packet)));
    }

    @ParameterizedTest
    @EnumSource
    void aPacketUnderAnotherKeyIsForged(SrtpProfile profile) {
        MasterKey other = MasterKey.random(profile, new Random(1));
        byte[] packet = sealed(new SrtpSender(other), rtp(SSRC, 1));
        byte[] report = sealed(new SrtcpSender(other), rtcp(SSRC));
        assertEquals(Verdict.FORGED, new SrtpReceiver(Packets.key(profile), 1).open(ByteBuffer.wrap(packet)));
        assertEquals(Verdict.FORGED, new SrtcpReceiver(Packets.key(profile), 1).open(ByteBuffer.wrap(report)));
    }

    @ParameterizedTest
    @EnumSource
    void tenThousandForgedPacketsChangeNothing(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(Packets.key(profile));
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile), 2);
        byte[] late = sealed(sender, rtp(SSRC, 65_000));
        byte[] template = sealed(sender, rtp(SSRC, 65_500));
        assertEquals(Verdict.OPENED, receiver.open(ByteBuffer.wrap(template.clone())));
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            ByteBuffer forged = ByteBuffer.wrap(template.clone());
            forged.putShort(2, (short) random.nextInt());
            forged.putInt(8, i % 3 == 0 ? random.nextInt() : SSRC);
            forged.putLong(forged.limit() - 8, random.nextLong());
            assertNotEquals(Verdict.OPENED, receiver.open(forged));
            assertEquals(65_500, receiver.highestIndex(SSRC));
        }
        assertEquals(Verdict.OPENED, receiver.open(ByteBuffer.wrap(late)));
        assertEquals(Verdict.REPLAYED, receiver.open(ByteBuffer.wrap(late)));
        assertEquals(Verdict.OPENED, receiver.open(ByteBuffer.wrap(sealed(sender, rtp(2, 1)))));
    }

    @ParameterizedTest
    @EnumSource
    void tenThousandForgedReportsChangeNothing(SrtpProfile profile) {
        SrtcpSender sender = new SrtcpSender(Packets.key(profile));
        SrtcpReceiver receiver = new SrtcpReceiver(Packets.key(profile), 1);
        byte[] late = sealed(sender, rtcp(SSRC));
        byte[] template = sealed(sender, rtcp(SSRC));
        assertEquals(Verdict.OPENED, receiver.open(ByteBuffer.wrap(template.clone())));
        int indexAt = template.length - (profile.isAead() ? 4 : 14);
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            ByteBuffer forged = ByteBuffer.wrap(template.clone()).putInt(indexAt, random.nextInt());
            assertEquals(Verdict.FORGED, receiver.open(forged));
        }
        assertEquals(Verdict.OPENED, receiver.open(ByteBuffer.wrap(late)));
        assertEquals(Verdict.REPLAYED, receiver.open(ByteBuffer.wrap(template)));
    }

    @Test
    void oneMoreSsrcThanThereIsRoomForIsRefusedEvenIfItIsAuthentic() {
        MasterKey key = Packets.key(SrtpProfile.AEAD_AES_256_GCM);
        SrtpSender sender = new SrtpSender(key);
        SrtpReceiver receiver = new SrtpReceiver(key, 2);
        assertEquals(Verdict.OPENED, receiver.open(ByteBuffer.wrap(sealed(sender, rtp(-5, 1)))));
        assertEquals(Verdict.OPENED, receiver.open(ByteBuffer.wrap(sealed(sender, rtp(-6, 1)))));
        byte[] third = sealed(sender, rtp(3, 1));
        assertEquals(Verdict.ONE_STREAM_TOO_MANY, receiver.open(ByteBuffer.wrap(third)));
        assertEquals(Verdict.OPENED, receiver.open(ByteBuffer.wrap(sealed(sender, rtp(-5, 2)))));
    }

    @Test
    void aHeaderThatSaysOfMoreThanThereIsIsMalformed() {
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(SrtpProfile.AEAD_AES_128_GCM), 1);
        byte[] datagram = new byte[12 + 16];
        for (int first : new int[] {0x81, 0x8F, 0x90, 0x9F, 0x00, 0x40, 0xC0}) {
            datagram[0] = (byte) first;
            assertEquals(Verdict.MALFORMED, receiver.open(ByteBuffer.wrap(datagram)), "first byte " + first);
        }
        ByteBuffer extended =
                ByteBuffer.allocate(12 + 4 + 16).put(0, (byte) 0x90).putShort(14, (short) 0xFFFF);
        assertEquals(Verdict.MALFORMED, receiver.open(extended));
        assertEquals(Verdict.FORGED, receiver.open(extended.putShort(14, (short) 0)));
    }
}
