package udpcam.bench.stage;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import udpcam.count.Counters;
import udpcam.frame.Depacketizer;
import udpcam.frame.Frame;
import udpcam.frame.Packetizer;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.JpegFrame;
import udpcam.rtp.RtpStream;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.stream.Depacketizers;

/** The RTP packets of one frame, put together to that frame again and again. Called by one thread. */
final class Packets {
    private static final int DATAGRAM_BYTES = 1400;
    private static final int SEQUENCE_NUMBER_OFFSET = 2; // RFC 3550 section 5.1
    private static final int TIMESTAMP_OFFSET = 4;
    private static final int TICKS = 3000; // between frames: 30 a second
    private static final int FRAME_NANOS = 33_333_333;

    private final List<ByteBuffer> packets = new ArrayList<>();
    private final Depacketizer depacketizer;
    private long nowNanos;

    Packets(JpegFrame frame) {
        RtpStream stream = new RtpStream(new SplittableRandom(1));
        Packetizer packetizer = new RtpPacketizer(DATAGRAM_BYTES, stream);
        depacketizer = new Depacketizers(RtpFormat.DEFAULT, () -> false).rtp(stream.ssrc(), false, new Counters());
        packetizer.begin(0, 0, frame.size());
        packetizer.split(frame, packet -> {
            ByteBuffer copy = ByteBuffer.allocateDirect(packet.remaining()).put(packet);
            packets.add(copy.flip());
        });
    }

    /** The frame, from packets with new numbers and a new time; the caller's to close. */
    WholeFrame reassemble() {
        nowNanos += FRAME_NANOS;
        Frame frame = null;
        for (ByteBuffer packet : packets) {
            packet.putShort(SEQUENCE_NUMBER_OFFSET, (short) (packet.getShort(SEQUENCE_NUMBER_OFFSET) + packets.size()));
            packet.putInt(TIMESTAMP_OFFSET, packet.getInt(TIMESTAMP_OFFSET) + TICKS);
            frame = depacketizer.offer(packet.rewind(), nowNanos, false);
        }
        return (WholeFrame) Objects.requireNonNull(frame);
    }
}
