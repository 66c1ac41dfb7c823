package udpcam.foreign;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Tells video by the bytes that a datagram begins with, or in the case of MPEG-TS and JPEG has amid. None of them can stand in a
 * segment of the classic wire by chance. Called by one thread.
 */
final class BareVideo {
    private static final byte TS_SYNC = 0x47;
    private static final int TS_BYTES = 188;
    private static final int[] TS_STEPS = {TS_BYTES, 192, 204}; // as it is, with timestamps, with parity
    private static final int LEAST_TS_PACKETS = 4; // where a datagram does not begin with one
    private static final int MPEG_PS_START = 0xBA;
    private static final int MPEG_FIRST_START = 0xB0;
    private static final int JPEG_START = 0xFFD8FF;
    private static final int MOST_SEARCHED = 10_000; // datagrams amid which a JPEG's beginning is looked for

    private static final int FEW_JOINTS = 2; // a frame of the classic wire may have a second picture behind the first

    private static final byte[] CONTENT_TYPE = "image/jpeg".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_HEADER_BYTES = 300; // of HTTP

    private int searched;
    private int joints; // datagrams with the end of a JPEG and the beginning of the next one

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

    /** What is behind a start code, 00 00 01: of MPEG, or of H.264 and H.265 (their annex B). */
    private static ForeignKind ofUnit(ByteBuffer datagram, int at) {
        if (at + 1 >= datagram.limit()) {
            return ForeignKind.UNKNOWN;
        }
        int first = datagram.get(at) & 0xFF;
        if (first >= MPEG_FIRST_START) {
            return first == MPEG_PS_START ? ForeignKind.MPEG_PS : ForeignKind.MPEG;
        }
        ForeignKind kind = CodecUnits.of(datagram, at);
        boolean isSingle = first > 0 && (first & 0x1F) > 0 && (first & 0x1F) <= CodecUnits.H264_LAST_SINGLE;
        return kind == ForeignKind.UNKNOWN && isSingle && first < CodecUnits.FORBIDDEN ? ForeignKind.H264 : kind;
    }

    private static boolean isTransportStream(ByteBuffer datagram, int start, int bytes) {
        if (bytes >= TS_BYTES && bytes % TS_BYTES == 0 && isInStep(datagram, start, TS_BYTES)) {
            return true;
        }
        for (int step : TS_STEPS) {
            for (int at = start; bytes >= step * LEAST_TS_PACKETS && at < start + step; at++) {
                if (isInStep(datagram, at, step)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether packets of a transport stream begin at an index and then in equal steps. */
    private static boolean isInStep(ByteBuffer datagram, int first, int step) {
        for (int at = first; at < datagram.limit(); at += step) {
            if (datagram.get(at) != TS_SYNC) {
                return false;
            }
        }
        return true;
    }

    /** The headers of HTTP before a JPEG, or the end of a JPEG right before the beginning of the next one. */
    private ForeignKind amid(ByteBuffer datagram, int start, int bytes) {
        for (int at = start; at < Math.min(start + MOST_HEADER_BYTES, start + bytes - CONTENT_TYPE.length); at++) {
            if (datagram.get(at) == CONTENT_TYPE[0] && isContentType(datagram, at)) {
                return ForeignKind.MPJPEG;
            }
        }
        for (int at = start; at + 4 < start + bytes; at++) {
            if (datagram.get(at) == (byte) 0xFF && datagram.getInt(at) == 0xFFD9FFD8) {
                return ++joints > FEW_JOINTS ? ForeignKind.MJPEG : ForeignKind.UNKNOWN;
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
