package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import udpcam.jpeg.JpegFrame;

/** A sender of RTP/JPEG that knows nothing of this project, with the faults that such senders have. */
public final class ForeignSender {
    private static final int PAYLOAD_TYPE = 26;
    private static final int MARKER = 0x80;
    private static final int RESTARTS = 64;
    private static final int EXTENDED = 0x10;

    public int dataBytes = 100; // of a packet
    public int q = 50;
    public int typeSpecific;
    public int offsetsTooHighBy; // more with each packet
    public int timestampStep = 3000; // from frame to frame
    public int timestampStepOfPackets;
    public boolean marks = true; // the last packet of a frame
    public boolean marksFirst; // the first one
    public boolean marksEach;
    public boolean endsFrames = true; // with EOI
    public String tables = ""; // with their header, in hexadecimal digits
    public String extension = ""; // of the first packet, the same way
    public int width = -1; // in blocks, if not the true one
    public int height = -1;
    private int timestamp = 5000;
    private int number = 65_500;

    /** The packets of the next frame. */
    public List<byte[]> frame(byte[] jpeg) {
        JpegFrame frame = new JpegFrame();
        assertTrue(frame.read(ByteBuffer.wrap(jpeg)), frame.refusal());
        int end = frame.scanEnd() - (endsFrames ? 0 : 2);
        List<byte[]> packets = new ArrayList<>();
        for (int at = frame.scanStart(); at < end; at += dataBytes) {
            packets.add(packet(jpeg, frame, at, Math.min(end, at + dataBytes), packets.size(), end));
        }
        timestamp += timestampStep;
        return packets;
    }

    private byte[] packet(byte[] jpeg, JpegFrame frame, int start, int stop, int index, int end) {
        byte[] more = HexFormat.of().parseHex(index == 0 ? extension.replace(" ", "") : "");
        byte[] quantization = HexFormat.of().parseHex(index == 0 ? tables.replace(" ", "") : "");
        ByteBuffer out = ByteBuffer.allocate(100 + more.length + quantization.length + stop - start);
        out.put((byte) (0x80 | (more.length > 0 ? EXTENDED : 0)));
        boolean isMarked = marksEach || (marks && stop == end) || (marksFirst && index == 0);
        out.put((byte) (PAYLOAD_TYPE | (isMarked ? MARKER : 0)));
        out.putShort((short) number++).putInt(timestamp).putInt(7).put(more);
        int offset = start - frame.scanStart() + index * offsetsTooHighBy;
        timestamp += timestampStepOfPackets;
        out.putInt(typeSpecific << 24 | offset);
        out.put((byte) (frame.sampling().type() | (frame.restartInterval() > 0 ? RESTARTS : 0)));
        out.put((byte) q);
        out.put((byte) (width < 0 ? RtpJpegWire.blocks(frame.size().width()) : width));
        out.put((byte) (height < 0 ? RtpJpegWire.blocks(frame.size().height()) : height));
        if (frame.restartInterval() > 0) {
            RtpJpegWire.writeRestart(out, frame.restartInterval(), true, true, 0x3FFF);
        }
        out.put(quantization).put(jpeg, start, stop - start);
        byte[] packet = new byte[out.position()];
        out.flip().get(packet);
        return packet;
    }
}
