package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import udpcam.classic.ClassicPacketizer;
import udpcam.frame.Packetizer;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.PictureSize;

/** The datagrams that a packetizer sent, each a copy. */
public final class Sent {
    public final List<byte[]> datagrams = new ArrayList<>();

    public static Sent by(ClassicPacketizer packetizer, byte[] jpeg) {
        Sent sent = new Sent();
        packetizer.split(ByteBuffer.wrap(jpeg), sent::add);
        return sent;
    }

    /** A JPEG on any wire, taken {@code capturedNanos} into the run. */
    public static Sent by(Packetizer packetizer, byte[] jpeg, long capturedNanos) {
        return by(packetizer, jpeg, capturedNanos, 0x0123_4567_89AB_CDEFL);
    }

    /** The frame, with the NTP timestamp of its capture. */
    public static Sent by(Packetizer packetizer, byte[] jpeg, long capturedNanos, long captureTime) {
        JpegFrame frame = new JpegFrame();
        assertTrue(frame.read(ByteBuffer.wrap(jpeg)), frame.refusal());
        return by(packetizer, frame, capturedNanos, captureTime, frame.size());
    }

    /** The frame of a picture that had another size before it was scaled down. */
    public static Sent by(
            Packetizer packetizer, JpegFrame frame, long capturedNanos, long captureTime, PictureSize fullSize) {
        Sent sent = new Sent();
        packetizer.begin(capturedNanos, captureTime, fullSize);
        packetizer.split(frame, sent::add);
        return sent;
    }

    /** A JPEG that is sent while it grows, by up to {@code step} bytes at a time. */
    public static Sent growing(Packetizer packetizer, byte[] jpeg, long capturedNanos, int step) {
        JpegFrame frame = new JpegFrame();
        Sent sent = new Sent();
        assertTrue(frame.begin(ByteBuffer.wrap(jpeg, 0, JpegHeader.BYTES)), frame.refusal());
        packetizer.begin(capturedNanos, 0x0123_4567_89AB_CDEFL, frame.size());
        for (int length = JpegHeader.BYTES; !frame.isWhole(); ) {
            length = Math.min(length + step, jpeg.length);
            assertTrue(frame.readOn(ByteBuffer.wrap(Arrays.copyOf(jpeg, length))), frame.refusal());
            packetizer.split(frame, sent::add);
        }
        return sent;
    }

    public void add(ByteBuffer datagram) {
        byte[] copy = new byte[datagram.remaining()];
        datagram.get(copy);
        datagrams.add(copy);
    }

    /** The payloads of the classic wire one after another: what a receiver of the original puts together. */
    public byte[] payload() {
        byte[] all = new byte[0];
        for (byte[] datagram : datagrams) {
            int end = all.length;
            all = Arrays.copyOf(all, end + datagram.length - 1);
            System.arraycopy(datagram, 1, all, end, datagram.length - 1);
        }
        return all;
    }

    public String hex(int index) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(datagrams.get(index));
    }
}
