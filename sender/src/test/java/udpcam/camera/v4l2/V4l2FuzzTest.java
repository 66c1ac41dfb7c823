package udpcam.camera.v4l2;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import udpcam.camera.v4l2.V4l2Layout.Capability;
import udpcam.camera.v4l2.V4l2Layout.FormatEntry;
import udpcam.camera.v4l2.V4l2Layout.IntervalEntry;
import udpcam.camera.v4l2.V4l2Layout.SizeEntry;
import udpcam.jpeg.PictureSize;

/** What a driver tells, which has it from whatever is plugged in. */
class V4l2FuzzTest {
    private static ByteBuffer struct(byte[] input, int bytes) {
        return ByteBuffer.wrap(Arrays.copyOf(input, bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    @FuzzTest
    void anyStructsOfADriverAreRead(byte[] input) {
        ByteBuffer capability = struct(input, Capability.BYTES);
        Capability.isCamera(capability);
        Capability.bufferType(capability);
        String fourcc = PixelFormat.fourcc(FormatEntry.pixelFormat(struct(input, FormatEntry.BYTES)));
        SizeRange range = SizeEntry.range(struct(input, SizeEntry.BYTES));
        List<Double> rates = IntervalEntry.rates(struct(input, IntervalEntry.BYTES));
        assertTrue(rates.stream().allMatch(rate -> rate >= 0 && Double.isFinite(rate)));
        range.nearest(new PictureSize(640, 480));
        PixelFormat format = new PixelFormat(fourcc, List.of(range.withRates(rates)));
        format.rank();
        assertTrue(format.toString().length() < 200);
    }
}
