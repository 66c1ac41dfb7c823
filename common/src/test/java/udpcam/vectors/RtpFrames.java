package udpcam.vectors;

import java.util.List;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** Three pictures as packets of one RTP stream of udpcam. */
final class RtpFrames {
    static final long FRAME_NANOS = 33_333_333;
    static final int SSRC = 0xC2FC_A499;

    final byte[] plainA = drawn(1);
    final byte[] plainB = drawn(2);
    final byte[] plainC = drawn(3);
    final List<byte[]> a;
    final List<byte[]> b;
    final List<byte[]> c;

    RtpFrames() {
        RtpPacketizer packetizer = packetizer(256);
        a = Sent.by(packetizer, plainA, 0).datagrams;
        b = Sent.by(packetizer, plainB, FRAME_NANOS).datagrams;
        c = Sent.by(packetizer, plainC, 2 * FRAME_NANOS).datagrams;
    }

    private static byte[] drawn(long seed) {
        return DrawnJpeg.of(new PictureSize(48, 64), Sampling.YUV_420, Jpegs.tables(), true, 4, seed);
    }

    static RtpPacketizer packetizer(int bytes) {
        return new RtpPacketizer(bytes, Streams.of(SSRC, 90_000, 65_533));
    }
}
