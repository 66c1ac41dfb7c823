package udpcam.frame;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.RtpStream;
import udpcam.wire.RtpJpegWire;

/**
 * Cuts a JPEG into RTP packets (RFC 2435). A packet holds as many whole restart intervals as fit; an interval that does not
 * fit begins a packet, is cut, and shares the packet of its end with whole ones that follow.
 */
public final class RtpSegmenter implements Segmenter {
    /** The smallest datagram that can be asked for; the headers of a frame's first packet alone take 180 bytes. */
    public static final int MIN_DATAGRAM_BYTES = 256;

    /** The largest one. */
    public static final int MAX_DATAGRAM_BYTES = 65_471;

    private final int datagramBytes;
    private final RtpStream stream;
    private final ByteBuffer datagram;
    private final CRC32C crc = new CRC32C();
    private int run; // the first interval of the run that the packet belongs to
    private int interval; // the first one that is not wholly in packets before

    /** {@code datagramBytes} is the most that a datagram has, in bytes of UDP payload. */
    public RtpSegmenter(int datagramBytes, RtpStream stream) {
        if (datagramBytes < MIN_DATAGRAM_BYTES || datagramBytes > MAX_DATAGRAM_BYTES) {
            throw new IllegalArgumentException(String.valueOf(datagramBytes));
        }
        this.datagramBytes = datagramBytes;
        this.stream = stream;
        this.datagram = ByteBuffer.allocateDirect(datagramBytes);
    }

    @Override
    public <E extends Exception> int split(JpegFrame frame, long capturedNanos, long captureTime, Output<E> output)
            throws E {
        if (frame.scanEnd() - frame.scanStart() > RtpJpegWire.MAX_OFFSET) {
            return 0;
        }
        int timestamp = stream.nextTimestamp(capturedNanos);
        crc.reset();
        crc.update(frame.bytes().slice(frame.scanStart(), frame.scanEnd() - frame.scanStart()));
        int packets = 0;
        int at = frame.scanStart();
        interval = 0;
        while (at < frame.scanEnd()) {
            int end = packet(frame, at, timestamp, captureTime);
            output.send(datagram);
            at = end;
            packets++;
        }
        return packets;
    }

    /** Makes the packet of the data that begin at {@code at}; returns where they end. */
    private int packet(JpegFrame frame, int at, int timestamp, long captureTime) {
        boolean opensFrame = at == frame.scanStart();
        int most = at + datagramBytes - headerBytes(frame, opensFrame);
        int next = interval;
        while (next < frame.intervals() && frame.intervalStart(next + 1) <= most) {
            next++;
        }
        boolean first = at == frame.intervalStart(interval);
        boolean last = next > interval;
        int end = last ? frame.intervalStart(next) : most;
        run = first ? interval : run;
        interval = next;

        datagram.clear();
        boolean marker = end == frame.scanEnd();
        int number = stream.nextSequenceNumber();
        boolean extended = opensFrame || marker;
        RtpHeader.write(datagram, extended, marker, RtpJpegWire.PAYLOAD_TYPE, number, timestamp, stream.ssrc());
        if (extended) {
            HeaderExtension.write(datagram, opensFrame, captureTime, frame.size(), marker, (int) crc.getValue());
        }
        writeMain(frame, at - frame.scanStart());
        if (frame.restartInterval() > 0) {
            RtpJpegWire.writeRestart(datagram, frame.restartInterval(), first, last, run);
        }
        if (opensFrame) {
            RtpJpegWire.writeTables(datagram, frame.quantization());
        }
        datagram.put(datagram.position(), frame.bytes(), at, end - at);
        datagram.position(datagram.position() + end - at).flip();
        return end;
    }

    private void writeMain(JpegFrame frame, int offset) {
        PictureSize size = frame.size();
        RtpJpegWire.writeMain(datagram, offset, frame.sampling().type(), frame.restartInterval(), size);
    }

    /** The most that a packet's headers take: any may turn out to be the frame's last. */
    private static int headerBytes(JpegFrame frame, boolean opensFrame) {
        return RtpHeader.BYTES
                + HeaderExtension.bytes(opensFrame, true)
                + RtpJpegWire.MAIN_HEADER_BYTES
                + (frame.restartInterval() > 0 ? RtpJpegWire.RESTART_HEADER_BYTES : 0)
                + (opensFrame ? RtpJpegWire.TABLES_HEADER_BYTES : 0);
    }
}
