package udpcam.foreign;

import java.nio.ByteBuffer;

/**
 * Tells H.264 and H.265 by the headers of their units, as RTP has them too (RFC 6184 section 5.3, RFC 7798 section 1.1.4). Only
 * those count that other codecs hardly have: parameter sets and fragments.
 */
final class CodecUnits {
    /** The highest type of a unit of H.264 that is neither an aggregate nor a fragment. */
    static final int H264_LAST_SINGLE = 23;

    /** A bit that is zero in a unit's first byte, in both. */
    static final int FORBIDDEN = 0x80;

    private static final int H264_SPS = 7;
    private static final int H264_FRAGMENT = 28;
    private static final int FRAGMENT_START = 0x80;
    private static final int FRAGMENT_END = 0x40;
    private static final int FRAGMENT_RESERVED = 0x20;
    private static final int H265_FRAGMENT = 49;
    private static final int H265_VPS = 32;
    private static final int H265_PPS = 34;
    private static final int H265_FIRST_TEMPORAL_ID = 1;

    private CodecUnits() {}

    /** The codec of a unit that begins at an index, with two bytes at least; {@link ForeignKind#UNKNOWN} if it does not tell. */
    static ForeignKind of(ByteBuffer bytes, int at) {
        int first = bytes.get(at) & 0xFF;
        int second = bytes.get(at + 1) & 0xFF;
        if ((first & FORBIDDEN) != 0) {
            return ForeignKind.UNKNOWN;
        }
        int type265 = first >> 1 & 0x3F;
        boolean isOfBaseLayer = (first & 1) == 0 && second == H265_FIRST_TEMPORAL_ID;
        if (isOfBaseLayer && (type265 == H265_FRAGMENT || (type265 >= H265_VPS && type265 <= H265_PPS))) {
            return ForeignKind.H265;
        }
        return switch (first & 0x1F) {
            case H264_SPS -> isProfile(second) ? ForeignKind.H264 : ForeignKind.UNKNOWN;
            case H264_FRAGMENT -> isFragment(second) ? ForeignKind.H264 : ForeignKind.UNKNOWN;
            default -> ForeignKind.UNKNOWN;
        };
    }

    /** Whether a byte is a profile of H.264: Baseline, Main, Extended, High and its kin. */
    private static boolean isProfile(int profile) {
        return switch (profile) {
            case 66, 77, 88, 100, 110, 122, 244, 44 -> true;
            default -> false;
        };
    }

    private static boolean isFragment(int header) {
        boolean isWhole = (header & FRAGMENT_START) != 0 && (header & FRAGMENT_END) != 0;
        int type = header & 0x1F;
        return !isWhole && (header & FRAGMENT_RESERVED) == 0 && type >= 1 && type <= 8;
    }
}
