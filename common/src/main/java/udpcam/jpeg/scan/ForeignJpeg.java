package udpcam.jpeg.scan;

import static udpcam.jpeg.MarkerSegments.unsigned16;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.FrameHeader;
import udpcam.jpeg.JpegMarkers;

/**
 * Makes a clean JPEG of a sequential one that another program bent, as far as the picture is there to its last block: whatever
 * stands between segments, before markers or behind EOI is left out, a missing EOI, DRI or height is put in. So decoders get
 * nothing to guess at or to warn of. It reads what libjpeg reads, but shows nothing of what is torn or glued: {@link
 * ScanCleaner} says what that is. Used again for each frame, by one thread.
 */
public final class ForeignJpeg {
    private static final String BROKEN_HEADERS = "broken headers";
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
    private String refusal = "";
    private boolean isOtherKind;
    private int frameAt; // where the frame header's parameters are in the clean JPEG; 0: none yet
    private int frameEnd;
    private int transformAt; // the same of Adobe's transform
    private int toldInterval; // by DRI
    private int writtenInterval;
    private int scanned; // a bit for each component

    /** Reads the first {@code newLength} bytes; returns whether there is a clean JPEG of them, else {@link #refusal} says why. */
    public boolean clean(byte[] newJpeg, int newLength) {
        jpeg = newJpeg;
        length = newLength;
        isOtherKind = false;
        frameAt = 0;
        transformAt = 0;
        toldInterval = 0;
        writtenInterval = 0;
        scanned = 0;
        tables.clear();
        try {
            String problem = read();
            refusal = problem == null ? "" : problem;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            refusal = BROKEN_HEADERS; // that lead nowhere
        }
        return refusal.isEmpty();
    }

    /** In a few words for the user, why there is no clean JPEG; empty if there is. */
    public String refusal() {
        return refusal;
    }

    /** Whether there is none because it is no sequential JPEG of 8 bits: what is in its scans was not looked at. */
    public boolean isOtherKind() {
        return isOtherKind;
    }

    /** The clean JPEG is the first {@link #length} bytes; not a copy. */
    public byte[] bytes() {
        return out.array();
    }

    public int length() {
        return out.length();
    }

    private @Nullable String read() {
        out.begin(length + ADDED_BYTES);
        if (!segments.begin(jpeg, length)) {
            return "not a JPEG";
        }
        out.putMarker(JpegMarkers.SOI);
        while (scanned == 0 || scanned != (1 << header.components()) - 1) {
            if (!segments.next()) {
                return scanned == 0 ? BROKEN_HEADERS : "a scan missing";
            }
            String problem = segment(segments.marker(), segments.start(), segments.end());
            if (problem != null) {
                return problem;
            }
        }
        out.putMarker(JpegMarkers.EOI);
        return null;
    }

    private @Nullable String segment(int marker, int start, int end) {
        if (JpegMarkers.isStartOfFrame(marker)) {
            return frame(marker, start, end);
        }
        if (marker == JpegMarkers.SOS) {
            return scan(start, end);
        }
        if (marker == JpegMarkers.DRI) {
            toldInterval = end - start == 2 ? unsigned16(ByteBuffer.wrap(jpeg), start) : 0;
            return end - start == 2 ? null : BROKEN_HEADERS;
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
        return null;
    }

    /** Copies the segment of some parameters; returns where they are now. */
    private int copy(int start, int end) {
        int copy = out.length() + MARKER_BYTES + LENGTH_BYTES;
        out.put(jpeg, start - MARKER_BYTES - LENGTH_BYTES, end);
        return copy;
    }

    private @Nullable String frame(int marker, int start, int end) {
        if (marker > JpegMarkers.SOF1) {
            isOtherKind = true;
            return FrameHeader.process(marker);
        }
        if (frameAt != 0) {
            return "two frame headers";
        }
        frameAt = copy(start, end);
        frameEnd = out.length();
        return null;
    }

    private @Nullable String scan(int start, int end) {
        markers.read(jpeg, end, length);
        String problem = scanned == 0 ? begin() : null;
        if (problem != null) {
            return problem;
        }
        if (!SequentialScan.isLong(jpeg, start, end)) {
            return BROKEN_HEADERS;
        }
        if (!mcus.begin(header, tables, jpeg, start, end)) {
            return "a scan without its tables or components";
        }
        if ((scanned & mcus.scanned()) != 0) {
            return "two scans of a component";
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
    private @Nullable String begin() {
        if (frameAt == 0) {
            return BROKEN_HEADERS;
        }
        int linesAt = frameAt + FrameHeader.HEIGHT_OFFSET;
        ByteBuffer clean = ByteBuffer.wrap(out.array(), 0, out.length());
        if (linesAt + 2 <= frameEnd && unsigned16(clean, linesAt) == 0) {
            out.put16(linesAt, markers.lines());
        }
        if (!header.read(clean, frameAt, frameEnd)) {
            return BROKEN_HEADERS;
        }
        if (transformAt > 0) {
            int told = out.array()[transformAt];
            out.array()[transformAt] = (byte) ColourSegments.transform(told, header.components());
        }
        isOtherKind = header.precision() != 8;
        return isOtherKind ? header.precision() + "-bit samples" : null;
    }

    private void putInterval(int interval) {
        out.putMarker(JpegMarkers.DRI);
        out.put16(DRI_LENGTH);
        out.put16(interval);
        writtenInterval = interval;
    }
}
