package udpcam.camera.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.camera.v4l2.V4l2Layout.BufferRequest;
import udpcam.camera.v4l2.V4l2Layout.Capability;
import udpcam.camera.v4l2.V4l2Layout.FormatEntry;
import udpcam.camera.v4l2.V4l2Layout.IntervalEntry;
import udpcam.camera.v4l2.V4l2Layout.SizeEntry;
import udpcam.jpeg.PictureSize;

class V4l2LayoutTest {
    private static final String UVC = "75766376 6964656f" + "00".repeat(8); // "uvcvideo"
    private static final String NAMES = "00".repeat(32 + 32); // card, bus_info
    private static final String VERSION = "00010600";
    private static final String RESERVED = "00".repeat(12);

    @Test
    void theNumbersOfTheIoctlsAreThoseOfTheKernelsHeader() {
        assertEquals(0x80685600L, Capability.QUERYCAP);
        assertEquals(0xc0405602L, FormatEntry.ENUM_FMT);
        assertEquals(0xc0145608L, BufferRequest.REQBUFS);
        assertEquals(0xc02c564aL, SizeEntry.ENUM_FRAMESIZES);
        assertEquals(0xc034564bL, IntervalEntry.ENUM_FRAMEINTERVALS);
    }

    @Test
    void theFirstNodeOfAWebcamIsACamera() {
        // capabilities: DEVICE_CAPS | STREAMING | METADATA | CAPTURE; device_caps: STREAMING | EXT_PIX | CAPTURE
        ByteBuffer struct = struct(UVC + NAMES + VERSION + "0100a084" + "01002004" + RESERVED);
        assertTrue(Capability.isCamera(struct));
        assertEquals(1, Capability.bufferType(struct));
    }

    @Test
    void itsNodeForMetadataIsNone() {
        // the same capabilities, for those are the whole device's; device_caps: STREAMING | EXT_PIX | METADATA
        assertFalse(Capability.isCamera(struct(UVC + NAMES + VERSION + "0100a084" + "0000a004" + RESERVED)));
    }

    @Test
    void anOldDriverWithoutDeviceCapsIsJudgedByItsCapabilities() {
        assertTrue(Capability.isCamera(struct(UVC + NAMES + VERSION + "01000004" + "00000000" + RESERVED)));
    }

    @Test
    void aCameraOfSeveralPlanesIsAskedWithItsOwnBufferType() {
        ByteBuffer struct = struct(UVC + NAMES + VERSION + "00102084" + "00102004" + RESERVED);
        assertTrue(Capability.isCamera(struct));
        assertEquals(9, Capability.bufferType(struct));
    }

    @Test
    void aCodecThatTurnsPicturesIntoPicturesIsNoCamera() {
        // device_caps: STREAMING | EXT_PIX | VIDEO_M2M_MPLANE
        assertFalse(Capability.isCamera(struct(UVC + NAMES + VERSION + "00402084" + "00402004" + RESERVED)));
    }

    @Test
    void theImageProcessorOfARaspberryPiIsNoCameraThoughItCaptures() {
        String isp = "62636d32 3833352d 697370" + "00".repeat(5); // "bcm2835-isp"
        assertFalse(Capability.isCamera(struct(isp + NAMES + VERSION + "01002084" + "01002004" + RESERVED)));
    }

    @Test
    void aDeviceThatOnlyPlaysIsNoCamera() {
        assertFalse(Capability.isCamera(struct(UVC + NAMES + VERSION + "02002084" + "02002004" + RESERVED)));
    }

    @Test
    void aFormatIsAskedForByIndexAndReadAsFourCharacters() {
        ByteBuffer struct = struct("00".repeat(FormatEntry.BYTES));
        FormatEntry.ask(struct, 3, 1);
        assertEquals("03000000" + "01000000" + "00".repeat(56), hex(struct));

        // index 0, type 1, flags 1 (compressed), description, pixelformat "MJPG", mbus_code, reserved
        ByteBuffer answer = struct("00000000 01000000 01000000" + "00".repeat(32) + "4d4a5047" + "00".repeat(16));
        assertEquals("MJPG", PixelFormat.fourcc(FormatEntry.pixelFormat(answer)));
    }

    @Test
    void oneSizeIsRead() {
        // index 0, "YUYV", type 1 (discrete), width 1280, height 720, rest of the union and reserved
        ByteBuffer struct = struct("00000000 59555956 01000000 00050000 d0020000" + "00".repeat(24));
        assertTrue(SizeEntry.isDiscrete(struct));
        assertEquals(SizeRange.of(1280, 720, List.of()), SizeEntry.range(struct));
    }

    @Test
    void aRangeOfSizesIsRead() {
        // index 0, "YUYV", type 3 (stepwise), widths 32 to 3280 by 2, heights 32 to 2464 by 2, reserved
        ByteBuffer struct = struct("00000000 59555956 03000000"
                + "20000000 d00c0000 02000000"
                + "20000000 a0090000 02000000"
                + "00".repeat(8));
        assertFalse(SizeEntry.isDiscrete(struct));
        SizeRange range = SizeEntry.range(struct);
        assertEquals(new PictureSize(3280, 2464), range.largest());
        assertEquals("32x32 to 3280x2464", range.toString());
    }

    @Test
    void aRateIsReadFromTheIntervalThatItIsTheInverseOf() {
        ByteBuffer struct = struct("00".repeat(IntervalEntry.BYTES));
        IntervalEntry.ask(struct, 2, 0x56595559, 1280, 720);
        assertEquals("02000000" + "59555956" + "00050000" + "d0020000" + "00".repeat(36), hex(struct));

        // index, format, width, height, type 1 (discrete), 1001 / 30000 s
        ByteBuffer answer = struct("00000000 59555956 00050000 d0020000 01000000 e9030000 30750000" + "00".repeat(24));
        assertTrue(IntervalEntry.isDiscrete(answer));
        assertEquals(29.97, IntervalEntry.rates(answer).get(0), 0.001);
    }

    @Test
    void aRangeOfRatesIsReadAsItsEnds() {
        // type 3 (stepwise): from 1/90 s to 1 s by 1/90 s
        ByteBuffer struct = struct("00000000 59555956 00050000 d0020000 03000000"
                + "01000000 5a000000 01000000 01000000 01000000 5a000000"
                + "00".repeat(8));
        assertFalse(IntervalEntry.isDiscrete(struct));
        assertEquals(List.of(90.0, 1.0), IntervalEntry.rates(struct));
    }

    @Test
    void anIntervalOfNothingIsNoRate() {
        ByteBuffer struct = struct("00000000 59555956 00050000 d0020000 01000000" + "00".repeat(32));
        assertEquals(List.of(0.0), IntervalEntry.rates(struct));
    }

    private static ByteBuffer struct(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String hex(ByteBuffer struct) {
        byte[] bytes = new byte[struct.capacity()];
        struct.get(0, bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
