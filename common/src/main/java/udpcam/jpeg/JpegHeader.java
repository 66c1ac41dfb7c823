package udpcam.jpeg;

import java.nio.ByteBuffer;

/**
 * The headers that a receiver puts before a scan (RFC 2435 Appendix B), always of the same length.
 *
 * <pre>
 *  SOI | DQT: luma, chroma | DRI | SOF0 | DHT: the standard tables | SOS
 * </pre>
 */
public final class JpegHeader {
    private static final int SOI_BYTES = 2;
    private static final int MARKER_AND_LENGTH_BYTES = 4;
    private static final int TABLE_BYTES = QuantizationTables.TABLE_BYTES;
    private static final int LUMA_OFFSET = SOI_BYTES + MARKER_AND_LENGTH_BYTES + 1;
    private static final int CHROMA_OFFSET = LUMA_OFFSET + TABLE_BYTES + 1;
    private static final int INTERVAL_OFFSET = CHROMA_OFFSET + TABLE_BYTES + MARKER_AND_LENGTH_BYTES;
    private static final int HEIGHT_OFFSET = INTERVAL_OFFSET + 2 + MARKER_AND_LENGTH_BYTES + 1;
    private static final int WIDTH_OFFSET = HEIGHT_OFFSET + 2;
    private static final int LUMA_FACTORS_OFFSET = WIDTH_OFFSET + 2 + 2;

    private static final byte[] TEMPLATE = template();

    /** How long the headers are: DRI is always there, and 0 in it says that there are no restarts. */
    public static final int BYTES = TEMPLATE.length;

    private JpegHeader() {}

    /**
     * Writes the headers at {@code at}.
     *
     * @param quantization luma's table and then chroma's, 64 bytes each in zig-zag order, from {@code quantizationOffset}
     * @param restartInterval in MCUs, 0-65,535; 0: no restarts
     */
    public static void write(
            byte[] out,
            int at,
            Sampling sampling,
            PictureSize size,
            byte[] quantization,
            int quantizationOffset,
            int restartInterval) {
        System.arraycopy(TEMPLATE, 0, out, at, BYTES);
        System.arraycopy(quantization, quantizationOffset, out, at + LUMA_OFFSET, TABLE_BYTES);
        System.arraycopy(quantization, quantizationOffset + TABLE_BYTES, out, at + CHROMA_OFFSET, TABLE_BYTES);
        put16(out, at + INTERVAL_OFFSET, restartInterval);
        put16(out, at + HEIGHT_OFFSET, size.height());
        put16(out, at + WIDTH_OFFSET, size.width());
        out[at + LUMA_FACTORS_OFFSET] = (byte) sampling.lumaFactors();
    }

    private static byte[] template() {
        ByteBuffer out = ByteBuffer.allocate(1024);
        out.putShort((short) (0xFF00 | JpegMarkers.SOI));
        segment(out, JpegMarkers.DQT, 2 * (1 + TABLE_BYTES));
        out.put(LUMA_OFFSET - 1, (byte) 0).put(CHROMA_OFFSET - 1, (byte) 1).position(CHROMA_OFFSET + TABLE_BYTES);
        segment(out, JpegMarkers.DRI, 2);
        out.putShort((short) 0);
        segment(out, JpegMarkers.SOF0, 6 + 3 * 3);
        out.put((byte) 8).putInt(0).put((byte) 3); // 8 bits; lines and samples a line; 3 components
        out.put(new byte[] {1, 0, 0, 2, 0x11, 1, 3, 0x11, 1}); // for each: identifier, factors, quantisation table
        byte[][] codes = {
            StandardTables.DC_LUMA, StandardTables.AC_LUMA, StandardTables.DC_CHROMA, StandardTables.AC_CHROMA
        };
        int[] destinations = {0x00, 0x10, 0x01, 0x11};
        int bytes = 0;
        for (byte[] code : codes) {
            bytes += 1 + code.length;
        }
        segment(out, JpegMarkers.DHT, bytes);
        for (int i = 0; i < codes.length; i++) {
            out.put((byte) destinations[i]).put(codes[i]);
        }
        segment(out, JpegMarkers.SOS, 1 + 3 * 2 + 3);
        out.put(new byte[] {3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0}); // components with their codes; Ss, Se, Ah and Al
        byte[] template = new byte[out.position()];
        out.flip().get(template);
        return template;
    }

    private static void segment(ByteBuffer out, int marker, int parameterBytes) {
        out.putShort((short) (0xFF00 | marker)).putShort((short) (2 + parameterBytes));
    }

    private static void put16(byte[] out, int at, int value) {
        out[at] = (byte) (value >> 8);
        out[at + 1] = (byte) value;
    }
}
