package udpcam.jpeg;

import java.nio.ByteBuffer;

/** The quality of a JPEG on the scale of libjpeg, which most encoders share, told from its luma quantisation table. */
public final class JpegQuality {
    /** The JPEG does not tell it. */
    public static final int UNKNOWN = 0;

    private static final int BEST = 100;
    private static final int[] SUMS = sums();

    private JpegQuality() {}

    /**
     * Reads the headers of the first {@code length} bytes.
     *
     * @return 1-100; of other tables than libjpeg's, the quality at which libjpeg's are about as coarse; {@link #UNKNOWN} if there is no table
     *     of 8 bits a value
     */
    public static int of(byte[] jpeg, int length) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg, 0, length);
        MarkerSegments segments = new MarkerSegments();
        if (!segments.begin(bytes)) {
            return UNKNOWN;
        }
        while (segments.next() && segments.marker() != JpegMarkers.SOS) {
            if (segments.marker() == JpegMarkers.DQT) {
                return ofTable(bytes, segments.start(), segments.end());
            }
        }
        return UNKNOWN;
    }

    /** The first table is luma's: encoders define it first. */
    private static int ofTable(ByteBuffer jpeg, int start, int end) {
        boolean isOfBytes = end - start > QuantizationTables.TABLE_BYTES && (jpeg.get(start) & 0xF0) == 0;
        if (!isOfBytes) {
            return UNKNOWN;
        }
        int sum = 0;
        for (int i = 1; i <= QuantizationTables.TABLE_BYTES; i++) {
            sum += jpeg.get(start + i) & 0xFF;
        }
        int nearest = BEST;
        for (int quality = BEST - 1; quality > 0; quality--) {
            if (Math.abs(SUMS[quality] - sum) < Math.abs(SUMS[nearest] - sum)) {
                nearest = quality;
            }
        }
        return nearest;
    }

    /** The sum of luma's table for each quality: the lower the quality, the larger. */
    private static int[] sums() {
        int[] sums = new int[BEST + 1];
        byte[] tables = new byte[StandardTables.QUANTIZATION_BYTES];
        for (int quality = 1; quality < BEST; quality++) {
            StandardTables.quantization(quality, tables);
            for (int i = 0; i < QuantizationTables.TABLE_BYTES; i++) {
                sums[quality] += tables[i] & 0xFF;
            }
        }
        sums[BEST] = QuantizationTables.TABLE_BYTES; // all are 1
        return sums;
    }
}
