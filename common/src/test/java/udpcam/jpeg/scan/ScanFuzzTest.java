package udpcam.jpeg.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Objects;
import udpcam.fuzz.Decoded;
import udpcam.jpeg.PictureSize;

/** What is taken for one whole picture is one to libjpeg, too. */
class ScanFuzzTest {
    @FuzzTest
    void aPictureThatIsFoundWholeIsDecodedWithoutAWarning(byte[] input) {
        if (new ScanCheck().isWhole(input, input.length)) {
            Decoded.assertNoWarning(input, input.length, size(input, input.length));
        }
    }

    @FuzzTest
    void aPictureThatIsMadeCleanIsDecodedWithoutAWarning(byte[] input) {
        ForeignJpeg foreign = new ForeignJpeg();
        ForeignSize.of(input, input.length);
        ForeignSize.fault(input, input.length);
        if (foreign.clean(input, input.length)) {
            assertEquals(JpegFault.NONE, foreign.fault());
            Decoded.assertNoWarning(foreign.bytes(), foreign.length(), size(foreign.bytes(), foreign.length()));
        } else {
            assertNotEquals(JpegFault.NONE, foreign.fault());
        }
    }

    private static PictureSize size(byte[] jpeg, int length) {
        return Objects.requireNonNull(PictureSize.ofJpeg(jpeg, length));
    }
}
