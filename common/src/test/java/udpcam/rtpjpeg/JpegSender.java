package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import udpcam.frame.Packetizer;
import udpcam.jpeg.EncodedJpegs;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;

/** A sender of JPEGs of the JDK's encoder, a frame interval apart. */
final class JpegSender {
    static final PictureSize SIZE = new PictureSize(61, 119);
    static final int MCUS_PER_ROW = 4; // of that size
    private static final long FRAME_NANOS = 33_333_333;

    private final Packetizer packetizer;
    private long captured;

    JpegSender(int datagramBytes, long seed) {
        packetizer = new RtpPacketizer(datagramBytes, Streams.of(seed));
    }

    static byte[] jpeg(int restartInterval, int seed) {
        return jpeg(SIZE, restartInterval, seed);
    }

    static byte[] jpeg(PictureSize size, int restartInterval, int seed) {
        return EncodedJpegs.jpeg(size, Sampling.YUV_420, restartInterval, seed);
    }

    /** The packets of the next frame. */
    List<byte[]> packets(byte[] jpeg) {
        captured += FRAME_NANOS;
        return Sent.by(packetizer, jpeg, captured).datagrams;
    }

    /** A JPEG taken apart, which has to be a legal one. */
    static JpegFrame parts(byte[] jpeg, int length) {
        JpegFrame parts = new JpegFrame();
        assertTrue(parts.read(ByteBuffer.wrap(jpeg, 0, length)), parts.refusal());
        return parts;
    }

    static JpegFrame parts(byte[] jpeg) {
        return parts(jpeg, jpeg.length);
    }
}
