package udpcam.rtpjpeg;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.jpeg.StandardTables;

/** Byte sequences that are JPEGs as far as the wire can tell: SOI, a frame header, bytes without a marker, EOI. */
public final class Jpegs {
    /** SOI, and SOF0 of 8 lines, 8 samples a line, 1 component. */
    private static final byte[] OPENING =
            HexFormat.ofDelimiter(" ").parseHex("FF D8 FF C0 00 0B 08 00 08 00 08 01 01 11 00");

    /** The least that a JPEG with a frame header has here. */
    public static final int MIN_LENGTH = OPENING.length + 2;

    private Jpegs() {}

    /** A JPEG of {@code length} bytes, its content drawn from the seed; below {@link #MIN_LENGTH} one without a frame header. */
    public static byte[] ofLength(int length, long seed) {
        byte[] jpeg = new byte[length];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 2; i < length - 2; i++) {
            jpeg[i] = (byte) random.nextInt(1, 0xFF); // never 0xFF, with which a marker begins
        }
        System.arraycopy(OPENING, 0, jpeg, 0, length < MIN_LENGTH ? 2 : OPENING.length);
        jpeg[length - 2] = (byte) 0xFF;
        jpeg[length - 1] = (byte) 0xD9;
        return jpeg;
    }

    /** A JPEG of 4:2:0, an MCU wide: {@code rows} rows of MCUs, of 1 to {@code most} bytes each, drawn from the seed. */
    public static byte[] ofRows(int rows, int most, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> lengths = random.ints(rows, 1, most + 1).boxed().toList();
        byte[] jpeg = of(lengths);
        for (int i = JpegHeader.BYTES; i < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF) {
                i++; // a marker
            } else {
                jpeg[i] = (byte) random.nextInt(1, 0xFF);
            }
        }
        return jpeg;
    }

    /** A JPEG of 4:2:0, an MCU wide, whose rows of MCUs have these lengths and the bytes 1, 2, 3, ..., with a restart marker behind. */
    public static byte[] of(List<Integer> lengths) {
        int rows = lengths.size();
        int total = lengths.stream().mapToInt(length -> length + 2).sum();
        ByteBuffer jpeg = ByteBuffer.allocate(JpegHeader.BYTES + total);
        PictureSize size = new PictureSize(16, 16 * rows);
        JpegHeader.write(jpeg.array(), 0, Sampling.YUV_420, size, tables(), 0, rows == 1 ? 0 : 1);
        jpeg.position(JpegHeader.BYTES);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < lengths.get(row); i++) {
                jpeg.put((byte) (1 + i % 254)); // never 0xFF, with which a marker begins
            }
            int marker = row == rows - 1 ? JpegMarkers.EOI : JpegMarkers.RST0 + row % 8;
            jpeg.putShort((short) (0xFF00 | marker));
        }
        return jpeg.array();
    }

    /** The quantisation tables of those JPEGs. */
    public static byte[] tables() {
        byte[] tables = new byte[128];
        StandardTables.quantization(50, tables);
        return tables;
    }

    /** Quantisation tables with one value each; with one value in all if there is only one. */
    static byte[] flatTables(int... values) {
        byte[] tables = new byte[128];
        for (int i = 0; i < 128; i++) {
            tables[i] = (byte) values[values.length * i / 128];
        }
        return tables;
    }

    /** The smallest picture, as the only datagram of its frame, of a sender without frame checks. */
    public static byte[] datagram() {
        byte[] jpeg = ofLength(MIN_LENGTH, 1);
        byte[] datagram = new byte[1 + jpeg.length];
        datagram[0] = 1;
        System.arraycopy(jpeg, 0, datagram, 1, jpeg.length);
        return datagram;
    }
}
