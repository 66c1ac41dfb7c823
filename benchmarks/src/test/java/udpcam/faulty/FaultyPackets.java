package udpcam.faulty;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;

/** The datagrams of one frame after another, with faults. */
final class FaultyPackets {
    private static final int TABLE_BYTES = 64;
    private static final int CLASSIC_BYTES = 60_000;
    private static final int MOST_HEADER_BYTES = 2_000;
    private static final int STRAY_EVERY = 3; // markers

    private final Faults faults;
    private final int mtu;
    private final int q;
    private int timestamp = 90_000;
    private int number = 65_000;

    FaultyPackets(Faults faults) {
        this.faults = faults;
        this.mtu = faults.number("mtu", 1_400);
        this.q = faults.number("q", 255);
    }

    List<ByteBuffer> of(byte[] jpeg) {
        return faults.isClassic() ? classic(jpeg) : rtp(jpeg);
    }

    private List<ByteBuffer> rtp(byte[] jpeg) {
        JpegFrame frame = taken(jpeg);
        byte[] data = scan(jpeg, frame);
        List<ByteBuffer> packets = new ArrayList<>();
        for (int at = 0; at < data.length; ) {
            ByteBuffer packet = ByteBuffer.allocate(mtu + MOST_HEADER_BYTES);
            header(packet);
            int offset = at + packets.size() * faults.number("offsets", 0);
            payloadHeader(packet, frame, offset, at == 0);
            int pad = faults.number("pad", 0);
            int end = Math.min(data.length, at + Math.max(1, mtu - packet.position() - pad));
            packet.put(data, at, end - at);
            if (pad > 0) {
                packet.put(new byte[pad - 1]).put((byte) pad);
            }
            at = end;
            int marker = faults.number("marker", 1);
            boolean isMarked = marker == 2 || (marker == 1 && at == data.length);
            packets.add(packet.put(1, (byte) (isMarked ? 0x9A : 0x1A)).flip());
            timestamp += faults.number("packet-timestamps", 0);
        }
        timestamp += faults.number("timestamps", 3_000);
        return packets;
    }

    private static JpegFrame taken(byte[] jpeg) {
        JpegFrame frame = new JpegFrame();
        if (!frame.read(ByteBuffer.wrap(jpeg))) {
            throw new IllegalArgumentException(frame.refusal());
        }
        return frame;
    }

    /** The data between SOS and EOI, with bytes that do not belong there. */
    private byte[] scan(byte[] jpeg, JpegFrame frame) {
        byte[] stray = faults.bytes("stray");
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int markers = 0;
        for (int at = frame.scanStart(); at < frame.scanEnd() - 2; at++) {
            boolean isMarker = jpeg[at] == (byte) 0xFF && (jpeg[at + 1] & 0xF8) == 0xD0;
            if (isMarker && ++markers % STRAY_EVERY == 0) {
                data.writeBytes(stray);
            }
            data.write(jpeg[at]);
        }
        data.writeBytes(stray);
        data.writeBytes(faults.bytes("tail"));
        return data.toByteArray();
    }

    /** RFC 3550 section 5.1; the payload type is put in later. */
    private void header(ByteBuffer packet) {
        byte[] extension = faults.bytes("extension");
        int csrc = faults.number("csrc", 0);
        int flags = 0x80 | (faults.number("pad", 0) > 0 ? 0x20 : 0) | (extension.length > 0 ? 0x10 : 0) | csrc;
        packet.put((byte) flags)
                .put((byte) 0)
                .putShort((short) number++)
                .putInt(timestamp)
                .putInt(7);
        for (int i = 0; i < csrc; i++) {
            packet.putInt(0x01020304);
        }
        packet.put(extension);
    }

    /** RFC 2435 section 3.1. */
    private void payloadHeader(ByteBuffer packet, JpegFrame frame, int offset, boolean isFirst) {
        int restart = frame.restartInterval();
        PictureSize size = frame.size();
        packet.putInt(faults.number("type-specific", 0) << 24 | offset);
        packet.put((byte) (frame.sampling().type() | (restart > 0 ? 64 : 0))).put((byte) q);
        packet.put((byte) ((size.width() + 7) / 8)).put((byte) ((size.height() + 7) / 8));
        if (restart > 0) {
            packet.putShort((short) restart).putShort((short) 0xFFFF); // the whole frame is one piece
        }
        if (isFirst && q > 127) {
            byte[] tables = tables(frame.quantization());
            packet.put((byte) 0)
                    .put((byte) faults.number("wide", 0))
                    .putShort((short) tables.length)
                    .put(tables);
        }
    }

    /** Luma's table, and chroma's once or several times. */
    private byte[] tables(byte[] quantization) {
        ByteArrayOutputStream tables = new ByteArrayOutputStream();
        for (int i = 0; i < faults.number("tables", 2); i++) {
            for (int k = 0; k < TABLE_BYTES; k++) {
                if ((faults.number("wide", 0) >> i & 1) != 0) {
                    tables.write(0);
                }
                tables.write(quantization[Math.min(i, 1) * TABLE_BYTES + k]);
            }
        }
        return tables.toByteArray();
    }

    private List<ByteBuffer> classic(byte[] jpeg) {
        JpegFrame frame = taken(jpeg);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int i = 1; i < faults.number("soi", 1); i++) {
            whole.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        }
        whole.write(jpeg, 0, 2);
        int app0 = 4 + (jpeg[4] & 0xFF) * 256 + (jpeg[5] & 0xFF); // the first segment's end
        whole.write(jpeg, 2, app0 - 2);
        whole.writeBytes(faults.bytes("junk"));
        whole.write(jpeg, app0, frame.scanStart() - app0);
        byte[] tail = faults.bytes("tail");
        byte[] scan = scan(jpeg, frame);
        whole.write(scan, 0, scan.length - tail.length);
        whole.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        whole.writeBytes(tail);
        return segments(whole.toByteArray());
    }

    private static List<ByteBuffer> segments(byte[] whole) {
        List<ByteBuffer> segments = new ArrayList<>();
        int count = (whole.length + CLASSIC_BYTES - 1) / CLASSIC_BYTES;
        for (int left = count; left > 0; left--) {
            int at = (count - left) * CLASSIC_BYTES;
            byte[] piece = Arrays.copyOfRange(whole, at, Math.min(whole.length, at + CLASSIC_BYTES));
            segments.add(ByteBuffer.allocate(1 + piece.length)
                    .put((byte) left)
                    .put(piece)
                    .flip());
        }
        return segments;
    }
}
