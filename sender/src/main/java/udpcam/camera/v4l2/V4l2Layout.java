package udpcam.camera.v4l2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Structs of linux/videodev2.h, with the numbers of their ioctls.
 *
 * <p>The structs have no pointers, so they are the same on 32-bit and 64-bit systems. All fields are 32-bit words in native
 * order unless a length is given. Each offset is computed from the one before.
 */
final class V4l2Layout {
    private static final int WORD = 4;
    private static final int READ = 2;
    private static final int WRITE = 1;

    private V4l2Layout() {}

    /** _IOR and _IOWR of asm-generic/ioctl.h: direction 2 bits, size 14, type 8, number 8. */
    private static long request(int direction, int number, int bytes) {
        return (long) direction << 30 | (long) bytes << 16 | 'V' << 8 | number;
    }

    /** struct v4l2_capability: driver[16] card[32] bus_info[32] version capabilities device_caps reserved[3]. */
    static final class Capability {
        private static final int DRIVER = 0;
        private static final int DRIVER_BYTES = 16;
        private static final int CARD = DRIVER + DRIVER_BYTES;
        private static final int CARD_BYTES = 32;
        private static final int BUS_INFO = CARD + CARD_BYTES;
        private static final int BUS_INFO_BYTES = 32;
        private static final int VERSION = BUS_INFO + BUS_INFO_BYTES;
        private static final int CAPABILITIES = VERSION + WORD;
        private static final int DEVICE_CAPS = CAPABILITIES + WORD;
        static final int BYTES = DEVICE_CAPS + WORD + 3 * WORD;
        static final long QUERYCAP = request(READ, 0, BYTES);

        private static final int CAP_VIDEO_CAPTURE = 0x1;
        private static final int CAP_VIDEO_CAPTURE_MPLANE = 0x1000;
        private static final int CAP_STREAMING = 0x0400_0000;
        private static final int CAP_DEVICE_CAPS = 0x8000_0000;

        /** Image processors of the Raspberry Pi. They have the capabilities of cameras. */
        private static final List<String> NOT_CAMERAS = List.of("bcm2835-isp", "pispbe");

        private Capability() {}

        /** Whether this node gives pictures. The device's other nodes do not count. */
        static boolean isCamera(ByteBuffer struct) {
            int caps = caps(struct);
            return (caps & (CAP_VIDEO_CAPTURE | CAP_VIDEO_CAPTURE_MPLANE)) != 0
                    && (caps & CAP_STREAMING) != 0
                    && !NOT_CAMERAS.contains(text(struct, DRIVER, DRIVER_BYTES));
        }

        /** V4L2_BUF_TYPE_VIDEO_CAPTURE or V4L2_BUF_TYPE_VIDEO_CAPTURE_MPLANE. */
        static int bufferType(ByteBuffer struct) {
            return (caps(struct) & CAP_VIDEO_CAPTURE_MPLANE) != 0 ? 9 : 1;
        }

        private static int caps(ByteBuffer struct) {
            int all = struct.getInt(CAPABILITIES);
            return (all & CAP_DEVICE_CAPS) != 0 ? struct.getInt(DEVICE_CAPS) : all;
        }
    }

    /** struct v4l2_fmtdesc: index type flags description[32] pixelformat mbus_code reserved[3]. */
    static final class FormatEntry {
        private static final int INDEX = 0;
        private static final int TYPE = INDEX + WORD;
        private static final int FLAGS = TYPE + WORD;
        private static final int DESCRIPTION = FLAGS + WORD;
        private static final int DESCRIPTION_BYTES = 32;
        private static final int PIXEL_FORMAT = DESCRIPTION + DESCRIPTION_BYTES;
        static final int BYTES = PIXEL_FORMAT + WORD + WORD + 3 * WORD;
        static final long ENUM_FMT = request(READ | WRITE, 2, BYTES);

        private FormatEntry() {}

        static void ask(ByteBuffer struct, int index, int bufferType) {
            struct.putInt(INDEX, index).putInt(TYPE, bufferType);
        }

        static int pixelFormat(ByteBuffer struct) {
            return struct.getInt(PIXEL_FORMAT);
        }
    }

    /**
     * struct v4l2_frmsizeenum: index pixel_format type, then width height, or min_width max_width step_width min_height
     * max_height step_height; reserved[2].
     */
    static final class SizeEntry {
        private static final int INDEX = 0;
        private static final int PIXEL_FORMAT = INDEX + WORD;
        private static final int TYPE = PIXEL_FORMAT + WORD;
        private static final int WIDTH = TYPE + WORD;
        private static final int HEIGHT = WIDTH + WORD;
        private static final int MIN_WIDTH = TYPE + WORD;
        private static final int MAX_WIDTH = MIN_WIDTH + WORD;
        private static final int STEP_WIDTH = MAX_WIDTH + WORD;
        private static final int MIN_HEIGHT = STEP_WIDTH + WORD;
        private static final int MAX_HEIGHT = MIN_HEIGHT + WORD;
        private static final int STEP_HEIGHT = MAX_HEIGHT + WORD;
        static final int BYTES = STEP_HEIGHT + WORD + 2 * WORD;
        static final long ENUM_FRAMESIZES = request(READ | WRITE, 74, BYTES);

        private SizeEntry() {}

        static void ask(ByteBuffer struct, int index, int pixelFormat) {
            struct.putInt(INDEX, index).putInt(PIXEL_FORMAT, pixelFormat);
        }

        static boolean isDiscrete(ByteBuffer struct) {
            return struct.getInt(TYPE) == DISCRETE;
        }

        /** The sizes, without rates. */
        static SizeRange range(ByteBuffer struct) {
            return isDiscrete(struct)
                    ? SizeRange.of(struct.getInt(WIDTH), struct.getInt(HEIGHT), List.of())
                    : new SizeRange(
                            new SizeRange.Steps(
                                    struct.getInt(MIN_WIDTH), struct.getInt(MAX_WIDTH), struct.getInt(STEP_WIDTH)),
                            new SizeRange.Steps(
                                    struct.getInt(MIN_HEIGHT), struct.getInt(MAX_HEIGHT), struct.getInt(STEP_HEIGHT)),
                            List.of());
        }
    }

    /**
     * struct v4l2_frmivalenum: index pixel_format width height type, then the fraction numerator denominator (seconds a
     * frame), or three of them: min max step; reserved[2].
     */
    static final class IntervalEntry {
        private static final int INDEX = 0;
        private static final int PIXEL_FORMAT = INDEX + WORD;
        private static final int WIDTH = PIXEL_FORMAT + WORD;
        private static final int HEIGHT = WIDTH + WORD;
        private static final int TYPE = HEIGHT + WORD;
        private static final int FRACTION = TYPE + WORD;
        private static final int FRACTION_BYTES = 2 * WORD;
        static final int BYTES = FRACTION + 3 * FRACTION_BYTES + 2 * WORD;
        static final long ENUM_FRAMEINTERVALS = request(READ | WRITE, 75, BYTES);

        private IntervalEntry() {}

        static void ask(ByteBuffer struct, int index, int pixelFormat, int width, int height) {
            struct.putInt(INDEX, index)
                    .putInt(PIXEL_FORMAT, pixelFormat)
                    .putInt(WIDTH, width)
                    .putInt(HEIGHT, height);
        }

        static boolean isDiscrete(ByteBuffer struct) {
            return struct.getInt(TYPE) == DISCRETE;
        }

        /** Frames a second: one rate, or the highest and the lowest of a range. */
        static List<Double> rates(ByteBuffer struct) {
            double first = rate(struct, FRACTION);
            return isDiscrete(struct) ? List.of(first) : List.of(first, rate(struct, FRACTION + FRACTION_BYTES));
        }

        private static double rate(ByteBuffer struct, int at) {
            long numerator = Integer.toUnsignedLong(struct.getInt(at));
            long denominator = Integer.toUnsignedLong(struct.getInt(at + WORD));
            return numerator == 0 ? 0 : (double) denominator / numerator;
        }
    }

    /** struct v4l2_requestbuffers: count type memory capabilities flags reserved[3 bytes]. */
    static final class BufferRequest {
        private static final int COUNT = 0;
        private static final int TYPE = COUNT + WORD;
        private static final int MEMORY = TYPE + WORD;
        private static final int MEMORY_MMAP = 1;
        static final int BYTES = MEMORY + WORD + WORD + WORD;
        static final long REQBUFS = request(READ | WRITE, 8, BYTES);

        private BufferRequest() {}

        static void ask(ByteBuffer struct, int count, int bufferType) {
            struct.putInt(COUNT, count).putInt(TYPE, bufferType).putInt(MEMORY, MEMORY_MMAP);
        }
    }

    private static final int DISCRETE = 1; // V4L2_FRMSIZE_TYPE_DISCRETE and V4L2_FRMIVAL_TYPE_DISCRETE

    private static String text(ByteBuffer struct, int at, int maxBytes) {
        byte[] bytes = new byte[maxBytes];
        struct.get(at, bytes);
        int length = 0;
        while (length < maxBytes && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
    }
}
