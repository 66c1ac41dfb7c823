package udpcam.stream;

import java.nio.ByteBuffer;
import udpcam.nack.RetransmissionWire;
import udpcam.parity.ParityHeader;
import udpcam.rtcp.RtcpReader;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;
import udpcam.rtpjpeg.RtpJpegWire;

/** Tells by its looks which wire a datagram belongs to whose sender is not known yet. Called by one thread. */
public final class WireDetector {
    /** What a datagram is. */
    public enum Wire {
        /** A segment of the classic wire, or nothing known. */
        CLASSIC,
        RTP_JPEG,
        /** RTP that repairs a stream of RTP: parity, or packets that were asked for again. */
        RTP_REPAIR,
        /** A report about a stream, on the stream's port (RFC 5761). */
        RTCP,
        /** RTP with a payload that is not JPEG; a part of a very large classic frame may look like it. */
        RTP_OTHER
    }

    private static final int HIGHEST_TYPE_SPECIFIC = 3;

    private final int payloadType;
    private final RtpHeader header = new RtpHeader(HeaderExtension.Ids.DEFAULT);
    private final RtpJpegWire payload = new RtpJpegWire();

    /** {@code payloadType} is that of JPEG, 0-127. */
    public WireDetector(int payloadType) {
        this.payloadType = payloadType;
    }

    /** Looks at a datagram and leaves it as it was. */
    public Wire detect(ByteBuffer datagram) {
        if (RtcpReader.isValid(datagram)) {
            return Wire.RTCP;
        }
        int position = datagram.position();
        int limit = datagram.limit();
        Wire wire = Wire.CLASSIC;
        if (header.read(datagram)) {
            if (header.payloadType() == payloadType && payload.read(datagram) && isLikely()) {
                wire = Wire.RTP_JPEG;
            } else {
                wire = isRepair(header.payloadType()) ? Wire.RTP_REPAIR : Wire.RTP_OTHER;
            }
        }
        datagram.limit(limit).position(position);
        return wire;
    }

    /** A segment of a classic frame that looks like RTP/JPEG seldom has a Type-specific that RFC 2435 knows. */
    private boolean isLikely() {
        return payload.typeSpecific() <= HIGHEST_TYPE_SPECIFIC;
    }

    private boolean isRepair(int type) {
        boolean ofRepair = type == ParityHeader.PAYLOAD_TYPE || type == RetransmissionWire.PAYLOAD_TYPE;
        return ofRepair && type != payloadType;
    }
}
