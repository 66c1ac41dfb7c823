package udpcam.foreign;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Tells video by the bytes that a datagram begins with, or in the case of MPEG-TS and JPEG has amid. None of them can stand in a
 * segment of the classic wire by chance. Called by one thread.
 */
final class BareVideo {
    private static final int TS_SYNC = 0x47;
    private static final int TS_BYTES = 188;
    private static final int JPEG_START = 0xFFD8FF;
    private static final int MOST_SEARCHED = 10_000; // datagrams amid which a JPEG's beginning is looked for

    private static final byte[] CONTENT_TYPE = "image/jpeg".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_HEADER_BYTES = 300; // of HTTP

    private int searched;

    /** What a datagram is; {@link ForeignKind#UNKNOWN} if its looks do not tell. It stays as it is. */
    ForeignKind of(ByteBuffer datagram) {
        int start = datagram.position();
        int bytes = datagram.remaining();
        if (bytes < Integer.BYTES) {
            return ForeignKind.UNKNOWN;
        }
        int first = datagram.getInt(start);
        ForeignKind kind = ofBeginning(first, datagram, start);
        if (kind == ForeignKind.UNKNOWN && isTransportStream(datagram, start, bytes)) {
            return ForeignKind.MPEG_TS;
        }
        if (kind == ForeignKind.UNKNOWN && searched < MOST_SEARCHED) {
            searched++;
            kind = amid(datagram, start, bytes);
        }
        return kind;
    }

    private static ForeignKind ofBeginning(int first, ByteBuffer datagram, int start) {
        if (first >>> 8 == JPEG_START) {
            return ForeignKind.MJPEG;
        }
        return switch (first) {
            case 0x1A45DFA3 -> ForeignKind.MATROSKA; // EBML
            case 0x464C5601 -> ForeignKind.FLV; // "FLV", 1
            case 0x4F676753 -> ForeignKind.OGG; // "OggS"
            case 1 -> ofUnit(datagram, start + 4);
            default -> first >>> 8 == 1 ? ofUnit(datagram, start + 3) : ForeignKind.UNKNOWN;
        };
    }

    /** A unit of H.264 or H.265 behind a start code (ITU-T H.264 and H.265, annex B): 00 00 01. */
    private static ForeignKind ofUnit(ByteBuffer datagram, int at) {
        if (at + 1 >= datagram.limit()) {
            return ForeignKind.UNKNOWN;
        }
        ForeignKind kind = CodecUnits.of(datagram, at);
        int type = datagram.get(at) & 0x1F;
        return kind == ForeignKind.UNKNOWN && type > 0 && type <= CodecUnits.H264_LAST_SINGLE ? ForeignKind.H264 : kind;
    }

    private static boolean isTransportStream(ByteBuffer datagram, int start, int bytes) {
        if (bytes < TS_BYTES || bytes % TS_BYTES != 0) {
            return false;
        }
        for (int at = start; at < start + bytes; at += TS_BYTES) {
            if (datagram.get(at) != TS_SYNC) {
                return false;
            }
        }
        return true;
    }

    /** The headers of HTTP before a JPEG, or the end of a JPEG right before the beginning of the next one. */
    private static ForeignKind amid(ByteBuffer datagram, int start, int bytes) {
        for (int at = start; at < Math.min(start + MOST_HEADER_BYTES, start + bytes - CONTENT_TYPE.length); at++) {
            if (datagram.get(at) == CONTENT_TYPE[0] && isContentType(datagram, at)) {
                return ForeignKind.MPJPEG;
            }
        }
        for (int at = start; at + 4 < start + bytes; at++) {
            if (datagram.get(at) == (byte) 0xFF && datagram.getInt(at) == 0xFFD9FFD8) {
                return ForeignKind.MJPEG;
            }
        }
        return ForeignKind.UNKNOWN;
    }

    private static boolean isContentType(ByteBuffer datagram, int at) {
        for (int i = 0; i < CONTENT_TYPE.length; i++) {
            if (datagram.get(at + i) != CONTENT_TYPE[i]) {
                return false;
            }
        }
        return true;
    }
}
