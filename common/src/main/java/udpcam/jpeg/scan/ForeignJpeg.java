package udpcam.jpeg.scan;

import static udpcam.jpeg.MarkerSegments.unsigned16;

import java.nio.ByteBuffer;
import udpcam.jpeg.FrameHeader;
import udpcam.jpeg.JpegMarkers;

/**
 * Makes a clean JPEG of a sequential one that another program bent, as far as the picture is there to its last block: whatever
 * stands between segments, before markers or behind EOI is left out, a missing EOI, DRI or height is put in. So decoders get
 * nothing to guess at or to warn of. It reads what libjpeg reads, but shows nothing of what is torn or glued: {@link
 * ScanCleaner} says what that is. Used again for each frame, by one thread.
 */
public final class ForeignJpeg {
    private static final int MARKER_BYTES = 2;
    private static final int LENGTH_BYTES = 2;
    private static final int DRI_LENGTH = 4;
    private static final int ADDED_BYTES = 64; // at the most: EOI, and DRI before each of four scans

    private final ForeignSegments segments = new ForeignSegments();
    private final FrameHeader header = new FrameHeader();
    private final CodingTables tables = new CodingTables();
    private final McuReader mcus = new McuReader();
    private final ScanMarkers markers = new ScanMarkers();
    private final CleanBytes out = new CleanBytes();
    private final ScanCleaner scans = new ScanCleaner(mcus, out);
    private byte[] jpeg = {};
    private int length;
    private JpegFault fault = JpegFault.NONE;
    private int frameAt; // where the frame header's parameters are in the clean JPEG; 0: none yet
    private int frameEnd;
    private int transformAt; // the same of Adobe's transform
    private int toldInterval; // by DRI
    private int writtenInterval;
    private int scanned; // a bit for each component

    /** Reads the first {@code newLength} bytes; returns whether there is a clean JPEG of them, else {@link #fault} says why. */
    public boolean clean(byte[] newJpeg, int newLength) {
        jpeg = newJpeg;
        length = newLength;
        frameAt = 0;
        transformAt = 0;
        toldInterval = 0;
        writtenInterval = 0;
        scanned = 0;
        tables.clear();
        try {
            fault = read();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            fault = JpegFault.BROKEN_HEADERS; // that lead nowhere
        }
        return fault == JpegFault.NONE;
    }

    /** Why there is no clean JPEG. */
    public JpegFault fault() {
        return fault;
    }

    /** The clean JPEG is the first {@link #length} bytes; not a copy. */
    public byte[] bytes() {
        return out.array();
    }

    public int length() {
        return out.length();
    }

    private JpegFault read() {
        out.begin(length + ADDED_BYTES);
        if (!segments.begin(jpeg, length)) {
            return JpegFault.NOT_A_JPEG;
        }
        out.putMarker(JpegMarkers.SOI);
        while (scanned == 0 || scanned != (1 << header.components()) - 1) {
            if (!segments.next()) {
                return scanned == 0 ? JpegFault.BROKEN_HEADERS : JpegFault.SCAN_MISSING;
            }
            JpegFault problem = segment(segments.marker(), segments.start(), segments.end());
            if (problem != JpegFault.NONE) {
                return problem;
            }
        }
        out.putMarker(JpegMarkers.EOI);
        return JpegFault.NONE;
    }

    private JpegFault segment(int marker, int start, int end) {
        if (JpegMarkers.isStartOfFrame(marker)) {
            return frame(marker, start, end);
        }
        if (marker == JpegMarkers.SOS) {
            return scan(start, end);
        }
        if (marker == JpegMarkers.DRI) {
            toldInterval = end - start == 2 ? unsigned16(ByteBuffer.wrap(jpeg), start) : 0;
            return end - start == 2 ? JpegFault.NONE : JpegFault.BROKEN_HEADERS;
        }
        if (marker == JpegMarkers.DHT) {
            tables.readHuffman(jpeg, start, end);
        } else if (marker == JpegMarkers.DQT) {
            tables.readQuantization(jpeg, start, end);
        }
        int copy = copy(start, end);
        if (ColourSegments.isOddJfif(marker, jpeg, start, end)) {
            out.array()[copy + ColourSegments.JFIF_MAJOR_OFFSET] = ColourSegments.JFIF_MAJOR;
        } else if (ColourSegments.isAdobe(marker, jpeg, start, end)) {
            transformAt = copy + ColourSegments.TRANSFORM_OFFSET;
        }
        return JpegFault.NONE;
    }

    /** Copies the segment of some parameters; returns where they are now. */
    private int copy(int start, int end) {
        int copy = out.length() + MARKER_BYTES + LENGTH_BYTES;
        out.put(jpeg, start - MARKER_BYTES - LENGTH_BYTES, end);
        return copy;
    }

    private JpegFault frame(int marker, int start, int end) {
        if (marker > JpegMarkers.SOF1) {
            return JpegFault.process(marker);
        }
        if (frameAt != 0) {
            return JpegFault.TWO_FRAMES;
        }
        frameAt = copy(start, end);
        frameEnd = out.length();
        return JpegFault.NONE;
    }

    private JpegFault scan(int start, int end) {
        markers.read(jpeg, end, length);
        JpegFault problem = scanned == 0 ? begin() : JpegFault.NONE;
        if (problem != JpegFault.NONE) {
            return problem;
        }
        if (!SequentialScan.isLong(jpeg, start, end)) {
            return JpegFault.BROKEN_HEADERS;
        }
        if (!mcus.begin(header, tables, jpeg, start, end)) {
            return JpegFault.TABLES_MISSING;
        }
        if ((scanned & mcus.scanned()) != 0) {
            return JpegFault.SCAN_TWICE;
        }
        scanned |= mcus.scanned();
        scans.begin(jpeg, length, end, markers.restarts());
        int interval = scans.interval(toldInterval);
        if (interval > 0 || writtenInterval > 0) {
            putInterval(Math.max(0, interval));
        }
        copy(start, end);
        SequentialScan.put(out.array(), out.length());
        segments.passTo(markers.end());
        return scans.copy(interval);
    }

    /** Reads the frame header, with the number of lines that only DNL may tell. */
    private JpegFault begin() {
        if (frameAt == 0) {
            return JpegFault.BROKEN_HEADERS;
        }
        int linesAt = frameAt + FrameHeader.HEIGHT_OFFSET;
        ByteBuffer clean = ByteBuffer.wrap(out.array(), 0, out.length());
        if (linesAt + 2 <= frameEnd && unsigned16(clean, linesAt) == 0) {
            out.put16(linesAt, markers.lines());
        }
        if (!header.read(clean, frameAt, frameEnd)) {
            return JpegFault.BROKEN_HEADERS;
        }
        if (transformAt > 0) {
            int told = out.array()[transformAt];
            out.array()[transformAt] = (byte) ColourSegments.transform(told, header.components());
        }
        if (header.precision() != 8) {
            return JpegFault.OTHER_PRECISION;
        }
        return header.hasWholeRatios() ? JpegFault.NONE : JpegFault.OTHER_SAMPLING;
    }

    private void putInterval(int interval) {
        out.putMarker(JpegMarkers.DRI);
        out.put16(DRI_LENGTH);
        out.put16(interval);
        writtenInterval = interval;
    }
}
