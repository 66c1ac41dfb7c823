package udpcam.jpeg.scan;

import java.util.List;
import udpcam.jpeg.FrameHeader;
import udpcam.jpeg.JpegMarkers;

/** Why there is no clean JPEG of a foreign one. */
public enum JpegFault {
    NONE(""),
    NOT_A_JPEG("not a JPEG"),
    BROKEN_HEADERS("broken headers"),
    TWO_FRAMES("two frame headers"),
    SCAN_MISSING("a scan missing"),
    SCAN_TWICE("two scans of a component"),
    TABLES_MISSING("a scan without its tables or components"),
    DATA_MISSING("data missing from its scan"),
    NO_CODE("no Huffman code amid its data"),
    DATA_LEFT("data left over in its scan"),
    BLOCKS_LEFT("blocks left over in its scan"),
    RESTARTS_MISSING("restart markers missing"),
    RESTARTS_OUT_OF_TURN("restart markers out of turn"),
    PROGRESSIVE(FrameHeader.process(JpegMarkers.SOF2)),
    LOSSLESS(FrameHeader.process(JpegMarkers.SOF3)),
    HIERARCHICAL(FrameHeader.process(JpegMarkers.SOF3 + 2)),
    ARITHMETIC(FrameHeader.process(JpegMarkers.SOF9)),
    OTHER_PRECISION("samples of other than 8 bits"),
    OTHER_SAMPLING("sampling factors without a whole ratio");

    private static final List<JpegFault> ALL = List.of(values());

    private final String words;

    JpegFault(String words) {
        this.words = words;
    }

    /** In a few words for the user; empty if there is none. */
    public String words() {
        return words;
    }

    /** Whether the JPEG is of a kind that is not taken, whole or not: what is in its scans was not looked at. */
    public boolean isOtherKind() {
        return compareTo(PROGRESSIVE) >= 0;
    }

    /** A number for it, to be kept with a counter. */
    public int number() {
        return ALL.indexOf(this);
    }

    /** The one with a number; none if there is no such one. */
    public static JpegFault of(int number) {
        return number >= 0 && number < ALL.size() ? ALL.get(number) : NONE;
    }

    /** That of a coding process other than the sequential ones of SOF0 and SOF1. */
    static JpegFault process(int startOfFrame) {
        return switch (startOfFrame) {
            case JpegMarkers.SOF2 -> PROGRESSIVE;
            case JpegMarkers.SOF3 -> LOSSLESS;
            default -> startOfFrame < JpegMarkers.SOF9 ? HIERARCHICAL : ARITHMETIC;
        };
    }
}
