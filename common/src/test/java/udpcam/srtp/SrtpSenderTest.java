package udpcam.srtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static udpcam.srtp.Packets.SSRC;
import static udpcam.srtp.Packets.bytes;
import static udpcam.srtp.Packets.rtcp;
import static udpcam.srtp.Packets.rtp;
import static udpcam.srtp.Packets.sealed;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No nonce comes twice under one key, whoever asks for it; where packets may lie. */
class SrtpSenderTest {
    private final MasterKey key = Packets.key(SrtpProfile.AEAD_AES_256_GCM);
    private final SrtpSender sender = new SrtpSender(key);

    private void assertRefused(int number) {
        assertThrows(IllegalStateException.class, () -> sealed(sender, rtp(SSRC, number)));
    }

    @Test
    void aSecondPacketWithOneNumberIsNotSealed() {
        sealed(sender, rtp(SSRC, 7));
        assertRefused(7);
        sealed(sender, rtp(SSRC, 9));
        sealed(sender, rtp(SSRC, 8)); // changed places with 9
        assertRefused(8);
        sealed(sender, rtp(SSRC + 1, 8)); // another SSRC, another nonce
        sealed(sender, rtp(SSRC, 2000));
        assertRefused(10); // older than the window: nobody remembers
        assertEquals(2000, sender.highestIndex(SSRC));
        assertEquals(-1, sender.highestIndex(1));
    }

    @Test
    void aNumberThatGoesBackBeforeTheBeginningIsNotSealed() {
        sealed(sender, rtp(SSRC, 7));
        assertRefused(65_530);
        assertEquals(7, sender.highestIndex(SSRC));
    }

    @Test
    void behindTheLastIndexNothingIsSealed() {
        sender.advance(SSRC, PacketIndex.LAST - 1);
        byte[] last = sealed(sender, rtp(SSRC, 65_535));
        assertRefused(0);
        assertRefused(1);
        assertEquals(PacketIndex.LAST, sender.highestIndex(SSRC));
        SrtpReceiver receiver = new SrtpReceiver(key, 1);
        receiver.expect(SSRC, PacketIndex.LAST - 1);
        assertEquals(Verdict.OPENED, receiver.open(ByteBuffer.wrap(last)));
        byte[] impossible = last.clone();
        impossible[3]++; // number 0
        impossible[2] = 0;
        assertEquals(Verdict.REPLAYED, receiver.open(ByteBuffer.wrap(impossible)));
    }

    @Test
    void behindTheLastIndexNoReportIsSealed() {
        SrtcpSender reports = new SrtcpSender(SessionKeys.ofRtcp(key), SrtcpSender.LAST_INDEX);
        byte[] last = sealed(reports, rtcp(SSRC));
        assertThrows(IllegalStateException.class, () -> sealed(reports, rtcp(SSRC)));
        assertThrows(IllegalStateException.class, () -> sealed(reports, rtcp(SSRC)));
        assertEquals(Verdict.OPENED, new SrtcpReceiver(key, 1).open(ByteBuffer.wrap(last)));
    }

    @Test
    void moreSsrcsThanASenderHasAreRefused() {
        for (int i = 0; i < SrtpSender.MOST_STREAMS; i++) {
            sealed(sender, rtp(i * 0x1234_5678, 1));
        }
        assertRefused(1);
    }

    @Test
    void whatIsNoPacketOrHasNoRoomIsRefusedBeforeItTakesANumber() {
        assertThrows(IllegalArgumentException.class, () -> sealed(sender, ByteBuffer.allocate(40)));
        assertThrows(IllegalArgumentException.class, () -> sealed(sender, ByteBuffer.allocate(0)));
        assertThrows(IllegalArgumentException.class, () -> sealed(new SrtcpSender(key), ByteBuffer.allocate(40)));
        ByteBuffer packet = rtp(SSRC, 1);
        ByteBuffer narrow = ByteBuffer.allocate(packet.remaining() + 15);
        assertThrows(BufferOverflowException.class, () -> sender.seal(packet, narrow));
        assertThrows(BufferOverflowException.class, () -> new SrtcpSender(key).seal(packet, narrow));
        sealed(sender, packet);
    }

    @ParameterizedTest
    @EnumSource
    void aLargePacketIsSealedAndOpenedInDirectMemoryInItsOwnPlace(SrtpProfile profile) {
        byte[] payload = new byte[65_000];
        new Random(4).nextBytes(payload);
        ByteBuffer memory = ByteBuffer.allocateDirect(65_507).position(100);
        memory.put(rtp(SSRC, 3)).put(payload).flip().position(100);
        byte[] packet = bytes(memory);
        ByteBuffer out = memory.duplicate().clear().position(100);
        new SrtpSender(Packets.key(profile)).seal(memory, out);
        assertEquals(100, memory.position());
        ByteBuffer datagram = out.flip().position(100);
        assertEquals(packet.length + profile.rtpAddedBytes(), datagram.remaining());
        assertFalse(Arrays.equals(packet, Arrays.copyOf(bytes(datagram), packet.length)));
        assertEquals(Verdict.OPENED, new SrtpReceiver(Packets.key(profile), 1).open(datagram));
        assertEquals(100, datagram.position());
        assertArrayEquals(packet, bytes(datagram));
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyPayloadIsSealedAndOpened(SrtpProfile profile) {
        ByteBuffer packet = ByteBuffer.allocate(12).put(0, (byte) 0x80).putInt(8, SSRC);
        ByteBuffer datagram = ByteBuffer.wrap(sealed(new SrtpSender(Packets.key(profile)), packet));
        assertEquals(Verdict.OPENED, new SrtpReceiver(Packets.key(profile), 1).open(datagram));
        assertEquals(packet, datagram);
        ByteBuffer report = ByteBuffer.wrap(
                sealed(new SrtcpSender(Packets.key(profile)), rtcp(SSRC).limit(8)));
        assertEquals(Verdict.OPENED, new SrtcpReceiver(Packets.key(profile), 1).open(report));
        assertEquals(rtcp(SSRC).limit(8), report);
    }
}
