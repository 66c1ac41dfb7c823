package udpcam.rtpjpeg;

import java.nio.ByteBuffer;
import java.util.function.IntSupplier;
import java.util.zip.CRC32C;
import udpcam.frame.Packetizer;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.PictureSize;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.RtpStream;

/**
 * Cuts a JPEG into RTP packets (RFC 2435) that are nearly full, so that there are few of them and parity, which is as long as
 * the longest, is worth its bytes. Runs of whole restart intervals end where packets do (section 3.1.7): a packet ends its run
 * at the last interval that fits, if little room is left behind it; else it is filled, and the run goes on.
 *
 * <p>Where a packet of a run is lost, the first marker behind it tells which interval ends there only modulo 8; so no interval
 * is cut with 7 or more of its run before it.
 */
public final class RtpPacketizer implements Packetizer {
    /** The smallest datagram that can be asked for; the headers of a frame's first packet alone take up to 184 bytes. */
    public static final int MIN_DATAGRAM_BYTES = 233;

    /** The largest one. */
    public static final int MAX_DATAGRAM_BYTES = 65_471;

    private static final int SPARE_SHARE = 8; // of a packet may be left, so that packets share few intervals

    private static final int MOST_IN_CUT_RUN = JpegMarkers.RESTARTS - 1; // whole intervals: a marker may be cut, too

    private final IntSupplier largest;
    private final RtpStream stream;
    private ByteBuffer datagram = ByteBuffer.allocateDirect(MIN_DATAGRAM_BYTES);
    private int datagramBytes = MIN_DATAGRAM_BYTES;
    private final CRC32C crc = new CRC32C();
    private final TablesInUse tables = new TablesInUse();
    private int timestamp;
    private long captureTime;
    private PictureSize fullSize = new PictureSize(1, 1);
    private int q;
    private int offset; // how many bytes of the frame's data are in packets before
    private int checked; // how many of them are in the check
    private int run; // the first interval of the run that the packet belongs to
    private int interval; // the first one that is not wholly in packets before

    /** {@code datagramBytes} is the most that a datagram has, in bytes of UDP payload. */
    public RtpPacketizer(int datagramBytes, RtpStream stream) {
        this(() -> datagramBytes, stream);
        reserve(datagramBytes);
    }

    /** {@code largest} says for each frame the most that a datagram has, in bytes of UDP payload. */
    public RtpPacketizer(IntSupplier largest, RtpStream stream) {
        this.largest = largest;
        this.stream = stream;
    }

    @Override
    public void begin(long capturedNanos, long capturedAt, PictureSize pictureSize) {
        reserve(largest.getAsInt());
        timestamp = stream.nextTimestamp(capturedNanos);
        captureTime = capturedAt;
        fullSize = pictureSize;
        crc.reset();
        offset = 0;
        checked = 0;
        interval = 0;
    }

    @Override
    public <E extends Exception> boolean split(JpegFrame frame, Output<E> output) throws E {
        int length = frame.scanEnd() - frame.scanStart();
        if (length > RtpJpegWire.MAX_OFFSET) {
            return false;
        }
        if (offset == 0) {
            q = tables.q(frame);
        }
        crc.update(frame.bytes().slice(frame.scanStart() + checked, length - checked));
        checked = length;
        while (offset < length && packet(frame)) {
            output.send(datagram);
        }
        return true;
    }

    /** Makes the next packet; false if more may come that fits into it. */
    private boolean packet(JpegFrame frame) {
        int at = frame.scanStart() + offset;
        boolean opensFrame = offset == 0;
        int most = at + datagramBytes - headerBytes(frame, opensFrame);
        int next = interval;
        while (next < frame.intervals() && frame.intervalStart(next + 1) <= most) {
            next++;
        }
        if (next == frame.intervals() && !frame.isWhole()) {
            return false;
        }
        boolean first = at == frame.intervalStart(interval);
        run = first ? interval : run;
        boolean isFull = most - frame.intervalStart(next) <= (most - at) / SPARE_SHARE;
        boolean last = next > interval && (isFull || next == frame.intervals() || next - run >= MOST_IN_CUT_RUN);
        int end = last ? frame.intervalStart(next) : most;
        interval = next;
        write(frame, at, end, first, last);
        offset += end - at;
        return true;
    }

    private void write(JpegFrame frame, int at, int end, boolean first, boolean last) {
        datagram.clear();
        boolean opensFrame = offset == 0;
        boolean marker = frame.isWhole() && end == frame.scanEnd();
        int number = stream.nextSequenceNumber();
        boolean extended = opensFrame || marker;
        RtpHeader.write(datagram, extended, marker, RtpJpegWire.PAYLOAD_TYPE, number, timestamp, stream.ssrc());
        if (extended) {
            PictureSize full = isScaled(frame) ? fullSize : null;
            HeaderExtension.write(datagram, opensFrame, captureTime, frame.size(), full, marker, (int) crc.getValue());
        }
        writeMain(frame);
        if (frame.restartInterval() > 0) {
            RtpJpegWire.writeRestart(datagram, frame.restartInterval(), first, last, run);
        }
        if (opensFrame) {
            RtpJpegWire.writeTables(datagram, frame.quantization());
        }
        datagram.put(datagram.position(), frame.bytes(), at, end - at);
        datagram.position(datagram.position() + end - at).flip();
    }

    private void reserve(int bytes) {
        if (bytes < MIN_DATAGRAM_BYTES || bytes > MAX_DATAGRAM_BYTES) {
            throw new IllegalArgumentException(String.valueOf(bytes));
        }
        if (datagram.capacity() < bytes) {
            datagram = ByteBuffer.allocateDirect(bytes);
        }
        datagramBytes = bytes;
    }

    private void writeMain(JpegFrame frame) {
        int type = frame.sampling().type();
        RtpJpegWire.writeMain(datagram, offset, type, q, frame.restartInterval(), frame.size());
    }

    private boolean isScaled(JpegFrame frame) {
        return fullSize.width() > frame.size().width()
                && fullSize.height() > frame.size().height();
    }

    /** The most that a packet's headers take: any may turn out to be the frame's last. */
    private int headerBytes(JpegFrame frame, boolean opensFrame) {
        return RtpHeader.BYTES
                + HeaderExtension.bytes(opensFrame, isScaled(frame), true)
                + RtpJpegWire.MAIN_HEADER_BYTES
                + (frame.restartInterval() > 0 ? RtpJpegWire.RESTART_HEADER_BYTES : 0)
                + (opensFrame ? RtpJpegWire.TABLES_HEADER_BYTES : 0);
    }
}
