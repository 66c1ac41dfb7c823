package udpcam.vectors;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.jpeg.StandardTables;

/**
 * Draws pictures in code alone, so that their bytes are the same wherever they are made: an encoder's change with its version. The
 * coefficients are from a seed, the headers those that a receiver of RTP writes.
 */
final class DrawnJpeg {
    private static final int BLOCK = 64;
    private static final int END_OF_BLOCK = 0;
    private static final int MOST_DC = 100;
    private static final int MOST_RUN = 3;
    private static final int MOST_AC_BITS = 3;

    private final SplittableRandom random;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final HuffmanCodes[][] codes = new HuffmanCodes[2][2]; // of DC and AC, of luma and chroma
    private final int[] dc = new int[3];
    private int bits;
    private int count;

    private DrawnJpeg(long seed) {
        random = new SplittableRandom(seed);
        for (int ac = 0; ac < 2; ac++) {
            for (int chroma = 0; chroma < 2; chroma++) {
                codes[ac][chroma] = new HuffmanCodes(StandardTables.huffman(ac == 1, chroma == 1));
            }
        }
    }

    /**
     * Draws one.
     *
     * @param quantization luma's table and then chroma's
     * @param restarts whether there is a restart marker behind each row of MCUs
     * @param detail how many coefficients a block has at the most, beside DC
     */
    static byte[] of(
            PictureSize size, Sampling sampling, byte[] quantization, boolean restarts, int detail, long seed) {
        DrawnJpeg drawn = new DrawnJpeg(seed);
        byte[] header = new byte[JpegHeader.BYTES];
        int columns = sampling.mcusPerRow(size);
        JpegHeader.write(header, 0, sampling, size, quantization, 0, restarts ? columns : 0);
        drawn.out.writeBytes(header);
        int lumaBlocks = sampling == Sampling.YUV_420 ? 4 : 2;
        for (int row = 0; row < sampling.mcuRows(size); row++) {
            if (row > 0 && restarts) {
                drawn.marker(JpegMarkers.RST0 + (row - 1) % JpegMarkers.RESTARTS);
            }
            for (int column = 0; column < columns; column++) {
                drawn.mcu(lumaBlocks, detail);
            }
        }
        drawn.marker(JpegMarkers.EOI);
        return drawn.out.toByteArray();
    }

    private void mcu(int lumaBlocks, int detail) {
        for (int block = 0; block < lumaBlocks; block++) {
            block(0, detail);
        }
        block(1, detail);
        block(2, detail);
    }

    /** A block of a component (ITU-T T.81 F.1.2). */
    private void block(int component, int detail) {
        int chroma = component == 0 ? 0 : 1;
        int value = detail == 0 ? 0 : random.nextInt(-MOST_DC, MOST_DC + 1);
        int difference = value - dc[component];
        dc[component] = value;
        int size = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(difference));
        put(codes[0][chroma], size);
        put(difference > 0 ? difference : difference + (1 << size) - 1, size);
        int k = 1;
        for (int i = 0; i < detail; i++) {
            int run = random.nextInt(MOST_RUN + 1);
            int acBits = random.nextInt(1, MOST_AC_BITS + 1);
            if (k + run + 1 >= BLOCK) {
                break;
            }
            k += run + 1;
            put(codes[1][chroma], run << 4 | acBits);
            put(random.nextInt(1 << acBits), acBits);
        }
        put(codes[1][chroma], END_OF_BLOCK);
    }

    private void put(HuffmanCodes table, int symbol) {
        put(table.code(symbol), table.length(symbol));
    }

    private void put(int value, int length) {
        for (int i = length - 1; i >= 0; i--) {
            bits = bits << 1 | (value >> i & 1);
            count++;
            if (count == Byte.SIZE) {
                writeByte();
            }
        }
    }

    private void writeByte() {
        out.write(bits);
        if ((bits & 0xFF) == 0xFF) {
            out.write(0); // stuffed, so that it is no marker
        }
        bits = 0;
        count = 0;
    }

    /** Fills the last byte with ones, and begins anew behind the marker. */
    private void marker(int marker) {
        while (count > 0) {
            put(1, 1);
        }
        out.write(0xFF);
        out.write(marker);
        Arrays.fill(dc, 0);
    }

    /** The codes of a table as DHT gives it (ITU-T T.81 annex C). */
    private static final class HuffmanCodes {
        private final int[] codes = new int[256];
        private final int[] lengths = new int[256];

        HuffmanCodes(byte[] table) {
            int code = 0;
            int at = 16;
            for (int length = 1; length <= 16; length++) {
                for (int i = 0; i < table[length - 1]; i++) {
                    int symbol = table[at++] & 0xFF;
                    codes[symbol] = code++;
                    lengths[symbol] = length;
                }
                code <<= 1;
            }
        }

        int code(int symbol) {
            return codes[symbol];
        }

        int length(int symbol) {
            return lengths[symbol];
        }
    }
}
