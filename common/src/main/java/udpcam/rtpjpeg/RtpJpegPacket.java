package udpcam.rtpjpeg;

import java.nio.ByteBuffer;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;

/** One packet of RTP/JPEG: its two headers, and where in the datagram its data are. Used again for each packet. */
public final class RtpJpegPacket {
    private final RtpHeader header;
    private final RtpJpegWire payload = new RtpJpegWire();
    private int dataStart;
    private int dataBytes;
    private boolean isMarkerTrue;

    /** {@code ids} says which elements of the header extension mean what. */
    RtpJpegPacket(HeaderExtension.Ids ids) {
        this.header = new RtpHeader(ids);
    }

    /** Reads a datagram, which stays as it is; false if it is no such packet. */
    boolean read(ByteBuffer datagram) {
        int start = datagram.position();
        int end = datagram.limit();
        boolean valid = header.read(datagram) && payload.read(datagram);
        dataStart = datagram.position();
        dataBytes = datagram.remaining();
        isMarkerTrue = true;
        datagram.limit(end).position(start);
        return valid;
    }

    public RtpHeader header() {
        return header;
    }

    public RtpJpegWire payload() {
        return payload;
    }

    /** Its marker, if it has one, means nothing: its sender sets it amid frames, too. */
    void ignoreMarker() {
        isMarkerTrue = false;
    }

    /** Whether it ends its frame. */
    boolean isMarked() {
        return isMarkerTrue && header.marker();
    }

    int timestamp() {
        return header.timestamp();
    }

    /** How many bytes of entropy-coded data it has. */
    public int dataBytes() {
        return dataBytes;
    }

    /** Copies the data of the datagram that was read last. */
    void copyData(ByteBuffer datagram, byte[] to, int at) {
        datagram.get(dataStart, to, at, dataBytes);
    }

    /** Whether it says of itself that it is a sender's of this project. */
    boolean isOurs() {
        return header.extension().pictureSize() != null;
    }
}
