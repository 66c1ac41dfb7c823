package udpcam.pipeline;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.jpeg.StandardTables;

/**
 * Legal JPEGs of which each row of MCUs says of which frame and which row it is, and has a checksum: so that of any JPEG it
 * can be told what it is made of.
 *
 * <p>An MCU is made of whole bytes, and a byte of content is one of its AC coefficients, of 8 bits: 2 bytes of Huffman codes
 * before each, and 4 behind the last.
 */
final class StampedRows {
    private static final int MARKER_BYTES = 2;
    private static final int SEVEN_BITS = 0x7F;
    private static final int DIGITS = 5; // of 7 bits, in a stamp
    private static final int STAMP_BYTES = 3 * DIGITS + 4;

    // ITU-T T.81 K.3, bit by bit: DC 0, AC 0/2 of 3, AC 0/8; AC 0/3 of 5, AC 0/8; EOB and three blocks of luma, the
    // last
    // with DC 1 of 1, and two of chroma; a whole MCU without content.
    private static final short FIRST = 0b00_01_11_1111110110;
    private static final short NEXT = (short) 0b100_101_1111110110;
    private static final int REST = 0b1010_00_1010_00_1010_010_1_1010_00_00_00_00;
    private static final int EMPTY = 0b00_1010_00_1010_00_1010_00_1010_00_00_00_00;

    private final PictureSize size;
    private final int mcusPerRow;
    private final int rows;
    private final int leastContent; // bytes of content in an MCU, at the most; drawn for each row
    private final ByteBuffer jpeg = ByteBuffer.allocate(1 << 17);
    private final CRC32C crc = new CRC32C();
    private final JpegFrame parts = new JpegFrame();

    /** Pictures of 1280x720 or of 1920x1080 pixels, of 33 kB and 63 kB: what a video of a bird has at quality 50. */
    StampedRows(boolean large) {
        size = large ? new PictureSize(1920, 1080) : new PictureSize(1280, 720);
        leastContent = large ? 1 : 2;
        mcusPerRow = Sampling.YUV_420.mcusPerRow(size);
        rows = Sampling.YUV_420.mcuRows(size);
    }

    int rows() {
        return rows;
    }

    /** The picture of a number; good until the next call. */
    ByteBuffer picture(int number) {
        SplittableRandom random = new SplittableRandom(number);
        byte[] tables = new byte[StandardTables.QUANTIZATION_BYTES];
        StandardTables.quantization(50, tables);
        JpegHeader.write(jpeg.array(), 0, Sampling.YUV_420, size, tables, 0, mcusPerRow);
        jpeg.clear().position(JpegHeader.BYTES);
        for (int row = 0; row < rows; row++) {
            int start = jpeg.position();
            stamp(number, row);
            int most = random.nextInt(leastContent, leastContent + 4);
            for (int mcu = 2; mcu < mcusPerRow; mcu++) {
                fill(random, most);
            }
            stamp(checksum(jpeg, start, jpeg.position()), 0);
            int marker = row == rows - 1 ? JpegMarkers.EOI : JpegMarkers.RST0 + row % 8;
            jpeg.putShort((short) (0xFF00 | marker));
        }
        return jpeg.flip();
    }

    /** The numbers of the frames that the rows of a JPEG are of; null if one is not a row that was sent, at its place. */
    int @Nullable [] read(byte[] bytes, int length) {
        if (!parts.read(ByteBuffer.wrap(bytes, 0, length)) || !parts.size().equals(size) || parts.intervals() != rows) {
            return null;
        }
        int[] numbers = new int[rows];
        for (int row = 0; row < rows; row++) {
            int start = parts.intervalStart(row);
            int checked = parts.intervalStart(row + 1) - MARKER_BYTES - STAMP_BYTES;
            boolean sent = checked >= start + STAMP_BYTES
                    && digit(parts.bytes(), start, DIGITS - 1) == row
                    && number(parts.bytes(), checked) == (checksum(parts.bytes(), start, checked) & 0xFFF_FFFF);
            if (!sent) {
                return null;
            }
            numbers[row] = number(parts.bytes(), start);
        }
        return numbers;
    }

    /** An MCU whose content is 28 bits of a number, and 7 of a row. */
    private void stamp(int number, int row) {
        for (int i = 0; i < DIGITS - 1; i++) {
            jpeg.putShort(i == 0 ? FIRST : NEXT).put((byte) ((number >>> (7 * i)) & SEVEN_BITS));
        }
        jpeg.putShort(NEXT).put((byte) row).putInt(REST);
    }

    private static int number(ByteBuffer from, int stamp) {
        int number = 0;
        for (int i = 0; i < DIGITS - 1; i++) {
            number |= digit(from, stamp, i) << (7 * i);
        }
        return number;
    }

    private static int digit(ByteBuffer from, int stamp, int index) {
        return from.get(stamp + 3 * index + 2) & SEVEN_BITS;
    }

    private void fill(SplittableRandom random, int most) {
        long content = random.nextLong();
        int count = (int) (content >>> 60) % (most + 1);
        for (int i = 0; i < count; i++) {
            int value = (int) ((content >>> (8 * i)) & SEVEN_BITS);
            jpeg.putShort(i == 0 ? FIRST : NEXT);
            if (value == 0) {
                jpeg.putShort((short) 0xFF00); // which is no marker, B.1.1.5
            } else {
                jpeg.put((byte) value);
            }
        }
        jpeg.putInt(count == 0 ? EMPTY : REST);
    }

    private int checksum(ByteBuffer from, int start, int end) {
        crc.reset();
        crc.update(from.duplicate().limit(end).position(start));
        return (int) crc.getValue();
    }
}
