package udpcam.srtp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a packet costs in memory: nothing but what the JDK's ciphers allocate when they are given a nonce. Sealed and opened, that
 * is 304 bytes for AES-CM with HMAC and 2,300 for AES-GCM with JDK 17, of whatever length the packet is.
 */
class SrtpAllocationTest {
    private static final int WARM_UP = 5_000;
    private static final int PACKETS = 5_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ByteBuffer packet = ByteBuffer.allocateDirect(1400);
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(1500);
    private final ByteBuffer report = ByteBuffer.allocate(100);

    private long allocated() {
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @ParameterizedTest
    @CsvSource({"AES_CM_128_HMAC_SHA1_80, 400", "AEAD_AES_128_GCM, 3000", "AEAD_AES_256_GCM, 3000"})
    void aPacketSealedAndOpenedAllocatesWhatTheCipherDoes(SrtpProfile profile, int mostBytes) {
        SrtpSender sender = new SrtpSender(Packets.key(profile));
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile), 1);
        packet.put(0, (byte) 0x80).putInt(8, Packets.SSRC);
        long before = 0;
        for (int i = 0; i < WARM_UP + PACKETS; i++) {
            before = i == WARM_UP ? allocated() : before;
            packet.putShort(2, (short) i);
            sender.seal(packet, datagram.clear());
            assertTrue(receiver.open(datagram.flip()) == Verdict.OPENED);
        }
        long each = (allocated() - before) / PACKETS;
        assertTrue(each < mostBytes, each + " bytes each");
    }

    @ParameterizedTest
    @CsvSource({"AES_CM_128_HMAC_SHA1_80, 400", "AEAD_AES_128_GCM, 3000", "AEAD_AES_256_GCM, 3000"})
    void aReportSealedAndOpenedAllocatesWhatTheCipherDoes(SrtpProfile profile, int mostBytes) {
        SrtcpSender sender = new SrtcpSender(Packets.key(profile));
        SrtcpReceiver receiver = new SrtcpReceiver(Packets.key(profile), 1);
        ByteBuffer plain = Packets.rtcp(Packets.SSRC);
        long before = 0;
        for (int i = 0; i < WARM_UP + PACKETS; i++) {
            before = i == WARM_UP ? allocated() : before;
            sender.seal(plain, report.clear());
            assertTrue(receiver.open(report.flip()) == Verdict.OPENED);
        }
        long each = (allocated() - before) / PACKETS;
        assertTrue(each < mostBytes, each + " bytes each");
    }
}
