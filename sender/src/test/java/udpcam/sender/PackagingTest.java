package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.frame.Packetizer;
import udpcam.jpeg.JpegFrame;
import udpcam.nack.RetransmissionWire;
import udpcam.parity.RepairSender;
import udpcam.rate.PathMtu;
import udpcam.rtp.RtpStream;

class PackagingTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final int FRAME_BYTES = 100_000;
    private static final int MOST_IN_ONE_PIECE = 1472;
    private static final int HEADERS = 8; // that a packet may have less than others

    private final JpegFrame frame = Jpegs.frame(FRAME_BYTES);
    private int told;

    private Packetizer rtp(int mtu, InetAddress remote, String osName) {
        RtpStream stream = new RtpStream(new SplittableRandom(1));
        Packaging packaging = new Packaging(Packaging.Wire.RTP, mtu);
        PathMtu path = packaging.path(remote, () -> MOST_IN_ONE_PIECE);
        return packaging.rtpPacketizer(stream, remote, osName, path::bytes, () -> told);
    }

    private static InetAddress address(int first) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {(byte) first, 0, 2, 77});
    }

    /** The size of the largest parity packet, which is that of the largest packet and a bit. */
    private int largest(Packetizer packetizer) {
        List<Integer> sizes = new ArrayList<>();
        packetizer.begin(0, 0, frame.size());
        assertTrue(packetizer.split(frame, datagram -> sizes.add(datagram.remaining())));
        return sizes.stream().mapToInt(size -> size).max().orElse(0) + RepairSender.ADDED_BYTES;
    }

    @Test
    void aReceiverOnThisComputerGetsDatagramsAsLargeAsItTakesOnceItHasSaidSo() {
        Packetizer packetizer = rtp(Packaging.AUTO, HERE, "Linux");
        assertEquals(1400, largest(packetizer), HEADERS);
        told = 65_507;
        assertEquals(65_471, largest(packetizer), HEADERS);
        told = 9000;
        assertEquals(9000, largest(packetizer), HEADERS);
        told = 1;
        assertEquals(1400, largest(packetizer), HEADERS);
    }

    @Test
    void noOtherRemoteDoesAndNoneForWhichASizeWasAsked() throws UnknownHostException {
        told = 65_507;
        assertEquals(1200, largest(rtp(Packaging.AUTO, address(192), "Linux")), HEADERS);
        assertEquals(1000, largest(rtp(1000, HERE, "Linux")), HEADERS);
    }

    @ParameterizedTest
    @CsvSource({"0, 1200, 1400", "1000, 1000, 0", "1300, 1200, 1300", "9000, 1200, 1472"})
    void theWayToAnotherComputerIsTriedUpToTheSizeThatWasAskedFor(int mtu, int first, int tried)
            throws UnknownHostException {
        PathMtu path = new Packaging(Packaging.Wire.RTP, mtu).path(address(192), () -> MOST_IN_ONE_PIECE);
        assertEquals(first, path.bytes());
        assertEquals(tried, path.probeBytes(0));
    }

    @Test
    void aGroupWhichCannotTellWhatArrivesGetsTheSizeThatWasAskedFor() throws UnknownHostException {
        assertEquals(1200, largest(rtp(Packaging.AUTO, address(239), "Linux")), HEADERS);
        assertEquals(9000, largest(rtp(9000, address(239), "Linux")), HEADERS);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 257, 270, 278, 279, 300, 1400})
    void neitherAPacketNorItsParityNorItsRetransmissionIsLargerThanAsked(int mtu) {
        int parity = largest(rtp(mtu, HERE, "Linux"));
        assertTrue(parity <= mtu && parity > mtu - HEADERS, parity + " bytes");
        assertTrue(RetransmissionWire.ADDED_BYTES <= RepairSender.ADDED_BYTES);
    }

    @Test
    void macOsSendsNoneLargerThanItCan() {
        told = 65_507;
        assertEquals(9216, largest(rtp(Packaging.AUTO, HERE, "Mac OS X")), HEADERS);
    }
}
