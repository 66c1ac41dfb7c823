package udpcam.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import udpcam.frame.Packetizer;
import udpcam.parity.RepairSender;
import udpcam.rtp.RtpHeader;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** A sender of frames, of their parity, and of packets again. */
public final class RepairedSender {
    static final long FRAME_NANOS = 33_333_333;
    static final int FIRST_NUMBER = 100;

    int symbols; // of parity, each frame
    List<byte[]> parity = List.of(); // of the last frame
    long number = FIRST_NUMBER; // of the next packet
    private final Packetizer packetizer = new RtpPacketizer(256, Streams.of(1, 2, FIRST_NUMBER));
    private final RepairSender repair = new RepairSender(Streams.of(9), Streams.of(10), packets -> symbols);
    private long captured;

    static byte[] jpeg(long seed) {
        return Jpegs.ofRows(20, 300, seed);
    }

    /** The packets of the next frame, of {@link #jpeg}. */
    public List<byte[]> send(long seed) {
        captured += FRAME_NANOS;
        Sent sent = Sent.by(packetizer, jpeg(seed), captured);
        number += sent.datagrams.size();
        sent.datagrams.forEach(datagram -> repair.sending(ByteBuffer.wrap(datagram)));
        Sent behind = new Sent();
        try {
            repair.endFrame(behind::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        parity = behind.datagrams;
        return new ArrayList<>(sent.datagrams);
    }

    /** A packet that is sent again. */
    byte[] again(byte[] packet) {
        Sent sent = new Sent();
        try {
            repair.resend(RtpHeader.sequenceNumber(ByteBuffer.wrap(packet)), sent::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return sent.datagrams.get(0);
    }

    /** The probe of the path that is sent, of that size at the most; none if it would not be larger than another. */
    List<byte[]> probe(int overBytes, int mostBytes) {
        Sent sent = new Sent();
        try {
            repair.probe(overBytes, mostBytes, sent::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return sent.datagrams;
    }

    /** The same packet of another program, which knows no header extension. */
    static byte[] foreign(byte[] packet) {
        int header = RtpHeader.headerBytes(ByteBuffer.wrap(packet));
        byte[] plain = Arrays.copyOf(packet, RtpHeader.BYTES + packet.length - header);
        System.arraycopy(packet, header, plain, RtpHeader.BYTES, packet.length - header);
        plain[0] = (byte) 0x80;
        return plain;
    }
}
