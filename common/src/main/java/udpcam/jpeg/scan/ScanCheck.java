package udpcam.jpeg.scan;

import static udpcam.jpeg.MarkerSegments.unsigned16;

import java.nio.ByteBuffer;
import udpcam.jpeg.FrameHeader;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.MarkerSegments;

/**
 * Reads a sequential JPEG of one scan as far as its Huffman codes (ITU-T T.81 annex F), to see whether the picture is there to
 * its last block and nothing else is: decoders fill what is missing with grey, and show what is mixed.
 *
 * <p>It finds all that is cut and most that is glued; Huffman codes fall into step again by themselves, so that two
 * pictures of one scene may fit. What it passes, decoders take without a warning. What it refuses may yet be made clean by
 * {@link ForeignJpeg}. Called by one thread.
 */
public final class ScanCheck {
    private final MarkerSegments segments = new MarkerSegments();
    private final FrameHeader header = new FrameHeader();
    private final CodingTables tables = new CodingTables();
    private final McuReader mcus = new McuReader();
    private boolean hasFrame;
    private int transform; // Adobe's; -1: none
    private int restartInterval;

    /** Whether the first {@code length} bytes, from SOI to EOI, are a picture without anything missing or left over. */
    public boolean isWhole(byte[] jpeg, int length) {
        hasFrame = false;
        transform = -1;
        restartInterval = 0;
        tables.clear();
        try {
            return headers(jpeg, length);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return false; // headers that lead nowhere
        }
    }

    private boolean headers(byte[] jpeg, int length) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg, 0, length);
        if (!segments.begin(bytes)) {
            return false;
        }
        while (segments.next()) {
            int marker = segments.marker();
            int start = segments.start();
            int end = segments.end();
            if (marker == JpegMarkers.SOS) {
                return hasFrame && scan(jpeg, start, end, length);
            }
            if (JpegMarkers.isStartOfFrame(marker)) {
                if (hasFrame || marker > JpegMarkers.SOF1 || !frame(bytes, start, end)) {
                    return false;
                }
                hasFrame = true;
            } else if (marker == JpegMarkers.DHT) {
                tables.readHuffman(jpeg, start, end);
            } else if (marker == JpegMarkers.DQT) {
                tables.readQuantization(jpeg, start, end);
            } else if (marker == JpegMarkers.DRI && end - start == 2) {
                restartInterval = unsigned16(bytes, start);
            } else if (marker == JpegMarkers.DRI
                    || !JpegMarkers.isKnownSegment(marker)
                    || ColourSegments.isOddJfif(marker, jpeg, start, end)) {
                return false;
            } else if (ColourSegments.isAdobe(marker, jpeg, start, end)) {
                transform = jpeg[start + ColourSegments.TRANSFORM_OFFSET];
            }
        }
        return false;
    }

    private boolean frame(ByteBuffer bytes, int start, int end) {
        return header.read(bytes, start, end) && header.precision() == 8 && header.hasWholeRatios();
    }

    private boolean scan(byte[] jpeg, int start, int end, int length) {
        if (!mcus.begin(header, tables, jpeg, start, end)
                || (jpeg[start] & 0xFF) != header.components()
                || (transform != -1 && transform != ColourSegments.transform(transform, header.components()))
                || !SequentialScan.is(jpeg, start, end)) {
            return false;
        }
        EntropyReader reader = new EntropyReader(jpeg, end, length);
        return mcus(reader) && reader.isAtEnd();
    }

    private boolean mcus(EntropyReader reader) {
        int restarts = 0;
        for (int mcu = 0; mcu < mcus.mcus(); mcu++) {
            if (restartInterval > 0 && mcu > 0 && mcu % restartInterval == 0) {
                if (reader.endOfInterval() != JpegMarkers.RST0 + restarts % JpegMarkers.RESTARTS) {
                    return false;
                }
                restarts++;
            }
            if (!mcus.read(reader)) {
                return false;
            }
        }
        return reader.endOfInterval() == JpegMarkers.EOI;
    }
}
