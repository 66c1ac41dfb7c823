package udpcam.jpeg;

import static udpcam.jpeg.MarkerSegments.unsigned16;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of a JPEG for {@link JpegFrame}, and refuses those that RFC 2435 cannot say the same with.
 */
final class HeaderReader {
    private static final byte[] ADOBE = {'A', 'd', 'o', 'b', 'e'};
    private static final int ADOBE_TRANSFORM_OFFSET = 11;
    private static final int COMPONENTS = 3;
    private static final int SCAN_PARAMETERS = 1 + 2 * COMPONENTS + 3; // count; identifier, tables of each; Ss, Se, A
    private static final int SEQUENTIAL = 0x003F; // the scan is of all coefficients, Ss 0 to Se 63

    private final MarkerSegments segments = new MarkerSegments();
    private final FrameHeader header = new FrameHeader();
    private final QuantizationTables tables = new QuantizationTables();
    private final HuffmanDestinations huffman = new HuffmanDestinations();
    private final byte[] quantization = new byte[StandardTables.QUANTIZATION_BYTES];
    private ByteBuffer jpeg = ByteBuffer.allocate(0);
    private @Nullable Sampling sampling;
    private PictureSize size = new PictureSize(1, 1);
    private int restartInterval;
    private int scanStart;

    /** Reads the bytes of a big-endian buffer from 0; returns why they are refused, or null if they are not. */
    @Nullable
    Refusal read(ByteBuffer bytes) {
        jpeg = bytes;
        sampling = null;
        restartInterval = 0;
        tables.clear();
        huffman.clear();
        if (!segments.begin(bytes)) {
            return Refusal.NOT_A_JPEG;
        }
        while (segments.next()) {
            if (segments.marker() == JpegMarkers.SOS) {
                return scan(segments.start(), segments.end());
            }
            Refusal problem = segment(segments.marker(), segments.start(), segments.end());
            if (problem != null) {
                return problem;
            }
        }
        return Refusal.BROKEN_HEADERS;
    }

    /** Takes over what another one has read, without its buffer. */
    void copy(HeaderReader other) {
        sampling = other.sampling;
        size = other.size;
        restartInterval = other.restartInterval;
        scanStart = other.scanStart;
        System.arraycopy(other.quantization, 0, quantization, 0, quantization.length);
    }

    PictureSize size() {
        return size;
    }

    Sampling sampling() {
        if (sampling == null) {
            throw new IllegalStateException("nothing was read");
        }
        return sampling;
    }

    byte[] quantization() {
        return quantization;
    }

    int restartInterval() {
        return restartInterval;
    }

    int scanStart() {
        return scanStart;
    }

    private @Nullable Refusal segment(int marker, int start, int end) {
        if (JpegMarkers.isStartOfFrame(marker)) {
            return frame(marker, start, end);
        }
        if (marker == JpegMarkers.APP14 && isAdobeRgb(start, end)) {
            return Refusal.otherKind("RGB");
        }
        boolean legal = switch (marker) {
            case JpegMarkers.DQT -> tables.read(jpeg, start, end);
            case JpegMarkers.DHT -> huffman.read(jpeg, start, end);
            case JpegMarkers.DRI -> interval(start, end);
            default -> true;
        };
        return legal ? null : Refusal.BROKEN_HEADERS;
    }

    private boolean interval(int start, int end) {
        if (end - start != 2) {
            return false;
        }
        restartInterval = unsigned16(jpeg, start);
        return true;
    }

    /** Adobe's segment says by a 0 that the three components are red, green and blue. */
    private boolean isAdobeRgb(int start, int end) {
        if (end - start <= ADOBE_TRANSFORM_OFFSET || jpeg.get(start + ADOBE_TRANSFORM_OFFSET) != 0) {
            return false;
        }
        for (int i = 0; i < ADOBE.length; i++) {
            if (jpeg.get(start + i) != ADOBE[i]) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Refusal frame(int marker, int start, int end) {
        if (marker > JpegMarkers.SOF1) {
            return Refusal.otherKind(FrameHeader.process(marker));
        }
        if (sampling != null || !header.read(jpeg, start, end)) {
            return Refusal.BROKEN_HEADERS;
        }
        if (header.precision() != 8) {
            return Refusal.otherKind(header.precision() + "-bit samples");
        }
        if (header.components() != COMPONENTS) {
            return Refusal.otherKind(header.components() == 1 ? "grey" : header.components() + " components");
        }
        if (header.identifier(0) == 'R' && header.identifier(1) == 'G' && header.identifier(2) == 'B') {
            return Refusal.otherKind("RGB");
        }
        sampling = Sampling.of(header);
        return sampling == null ? Refusal.otherKind(samplingName()) : null;
    }

    private String samplingName() {
        int luma = header.factors(0);
        return luma == header.factors(1) && luma == header.factors(2)
                ? "4:4:4 sampling"
                : "sampling factors %02x %02x %02x".formatted(luma, header.factors(1), header.factors(2));
    }

    /** The scan header, B.2.3. */
    private @Nullable Refusal scan(int start, int end) {
        if (sampling == null) {
            return Refusal.BROKEN_HEADERS;
        }
        if (end - start != SCAN_PARAMETERS || jpeg.get(start) != COMPONENTS) {
            return Refusal.otherKind("more than one scan");
        }
        int coefficients = start + 1 + 2 * COMPONENTS;
        if (unsigned16(jpeg, coefficients) != SEQUENTIAL || jpeg.get(coefficients + 2) != 0) {
            return Refusal.otherKind("not a sequential scan");
        }
        for (int i = 0; i < COMPONENTS; i++) {
            Refusal problem = component(i, start + 1 + 2 * i);
            if (problem != null) {
                return problem;
            }
        }
        if (!tables.areEqual(header.table(1), header.table(2))) {
            return Refusal.otherKind("three quantisation tables");
        }
        tables.copy(header.table(0), quantization, 0);
        tables.copy(header.table(1), quantization, QuantizationTables.TABLE_BYTES);
        size = header.size();
        scanStart = end;
        return null;
    }

    /** What a scan header says of a component: its identifier and its Huffman tables. */
    private @Nullable Refusal component(int index, int at) {
        if ((jpeg.get(at) & 0xFF) != header.identifier(index)) {
            return Refusal.BROKEN_HEADERS;
        }
        int selectors = jpeg.get(at + 1);
        if (!(index == 0 ? huffman.areLuma(selectors) : huffman.areChroma(selectors))) {
            return Refusal.otherKind("Huffman tables of its own");
        }
        return switch (tables.valueBits(header.table(index))) {
            case 8 -> null;
            case 16 -> Refusal.otherKind("16-bit quantisation tables");
            default -> Refusal.damaged("no quantisation tables");
        };
    }
}
