package udpcam.encode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.picture.Picture;
import udpcam.run.SliceWorkers;
import udpcam.size.SentAs;
import udpcam.turbojpeg.TurboJpeg;

/** By each library that does it, 30 frames a second. */
@ParameterizedClass
@ValueSource(booleans = {true, false})
class SizedEncoderTest {
    private static final PictureSize FULL = new PictureSize(640, 480);
    private static final PictureSize THREE_QUARTERS = new PictureSize(480, 360);
    private static final PictureSize HALF = new PictureSize(320, 240);
    private static final int QUALITY = 50;
    private static final int SECOND = 30; // frames
    private static final int ROOM = 500_000; // bytes, for more than any frame
    private static final double TOLERANCE = 1.25;

    @Parameter
    boolean turbo;

    private final Footage footage = new Footage(FULL);
    private final Set<Integer> qualities = new TreeSet<>();
    private FrameEncoder encoder;
    private int number;

    @BeforeEach
    void open() {
        assertTrue(TurboJpeg.isUsable() || !Boolean.parseBoolean(System.getenv("CI")), "CI needs libturbojpeg");
        assumeTrue(TurboJpeg.isUsable() || !turbo, "libturbojpeg is not installed");
        encoder = new SizedEncoder(
                new SlicedJpegEncoder(
                        () -> turbo
                                ? new TurboSliceEncoder(Sampling.YUV_420)
                                : new OpenCvSliceEncoder(Sampling.YUV_420),
                        Sampling.YUV_420,
                        new SliceWorkers("encode", 2, failure -> {})),
                QUALITY);
    }

    @AfterEach
    void close() {
        encoder.close();
    }

    /** The next frame, without bytes if it is left out. */
    private Encoded next(int budget) {
        number++;
        try (Picture picture = footage.picture(number, number * 1_000_000_000L / SECOND)) {
            Encoded encoded = Encoded.by(encoder, picture, budget);
            if (encoded.bytes().length > 0) {
                assertIsWhole(encoded.bytes());
                qualities.add(sentAs().quality());
            }
            return encoded;
        }
    }

    private void assertIsWhole(byte[] jpeg) {
        JpegFrame frame = new JpegFrame();
        assertTrue(frame.read(ByteBuffer.wrap(jpeg)), frame.refusal());
        assertEquals(sentAs().size(), frame.size());
    }

    private SentAs sentAs() {
        return Objects.requireNonNull(encoder.sentAs());
    }

    /** The sizes that frames had one after the other, each of which fits; together they use at least that part of the budgets. */
    private List<PictureSize> sizes(int frames, int budget, double use) {
        List<PictureSize> sizes = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < frames; i++) {
            int length = next(budget).bytes().length;
            assertTrue(length > 0, "left out");
            assertTrue(length <= TOLERANCE * budget, length + " of " + budget);
            bytes += length;
            if (sizes.isEmpty() || !sizes.get(sizes.size() - 1).equals(sentAs().size())) {
                sizes.add(sentAs().size());
            }
        }
        assertTrue(bytes >= use * frames * budget, bytes + " of " + (long) frames * budget);
        assertTrue(bytes <= 1.05 * frames * budget, bytes + " of " + (long) frames * budget);
        return sizes;
    }

    @Test
    void theQualityFallsThenTheSizeThenFramesAreLeftOutAndBackInTheOtherOrder() {
        assertEquals(List.of(FULL), sizes(SECOND, 40_000, 0.5));
        assertEquals(QUALITY, sentAs().quality());
        assertEquals(List.of(THREE_QUARTERS), sizes(SECOND, 20_000, 0.9));
        assertEquals(List.of(HALF), sizes(SECOND, 8_000, 0.85));
        int sent = 0;
        for (int i = 0; i < 2 * SECOND; i++) {
            sent += next(2_000).bytes().length > 0 ? 1 : 0;
        }
        assertEquals(SECOND * 2 / 3.0, sent, SECOND / 3.0, "some are left out, not all");
        assertEquals(List.of(HALF), sizes(SECOND, 8_000, 0.85));
        assertEquals(List.of(HALF, THREE_QUARTERS), sizes(3 * SECOND, 20_000, 0.6));
        assertEquals(List.of(THREE_QUARTERS, FULL), sizes(3 * SECOND, 40_000, 0.5));
        assertEquals(QUALITY, sentAs().quality());
        assertTrue(qualities.size() <= 30, qualities.toString());
    }

    @Test
    void theFirstFrameFitsTheBudgetAsWell() {
        int bytes = next(20_000).bytes().length;
        assertEquals(20_000, bytes, 0.25 * 20_000);
    }

    @Test
    void withoutALimitEachSliceIsSentAsSoonAsItIsEncoded() {
        assertEquals(List.of(16, 30), next(FrameEncoder.NO_LIMIT).growth());
        assertEquals(List.of(16, 30), next(ROOM).growth());
        int wanted = encoder.wantedBytes();
        assertEquals(wanted, next(FrameEncoder.NO_LIMIT).bytes().length, 0.02 * wanted);
        assertEquals(new SentAs(QUALITY, FULL), sentAs());
        assertEquals(List.of(30), next(wanted).growth(), "it could be too large: not before it is known");
    }

    @Test
    void aLimitDoesNotChangeAFrameThatFits() {
        byte[] unlimited = next(FrameEncoder.NO_LIMIT).bytes();
        number--;
        byte[] limited = next(encoder.wantedBytes() + 1_000).bytes();
        assertArrayEquals(unlimited, limited);
    }

    @Test
    void forAFrameThatMayHaveNothingThereIsNone() {
        next(40_000);
        Encoded none = next(0);
        assertEquals(0, none.bytes().length);
        assertEquals(List.of(), none.growth());
        assertTrue(next(40_000).bytes().length > 0);
        assertEquals(new SentAs(QUALITY, FULL), sentAs());
    }

    @Test
    void aCamerasJpegIsMadeSmallerToo() {
        byte[] jpeg = next(FrameEncoder.NO_LIMIT).bytes();
        try (Picture picture = new Picture.Supply().copyJpeg(ByteBuffer.wrap(jpeg), FULL, 0)) {
            byte[] smaller = Encoded.by(encoder, picture, jpeg.length / 2).bytes();
            assertIsWhole(smaller);
            assertTrue(smaller.length <= TOLERANCE * jpeg.length / 2, smaller.length + " of " + jpeg.length);
        }
    }

    @Test
    void aSmallJpegOfAHugePictureIsNotDecoded() {
        byte[] jpeg = next(FrameEncoder.NO_LIMIT).bytes();
        int lines = new String(jpeg, ISO_8859_1).indexOf("\u00FF\u00C0") + 5;
        ByteBuffer huge = ByteBuffer.wrap(jpeg).putShort(lines, (short) 8_000).putShort(lines + 2, (short) 10_000);
        try (Picture picture = new Picture.Supply().copyJpeg(huge, FULL, 0)) {
            assertEquals(0, Encoded.by(encoder, picture, FrameEncoder.NO_LIMIT).bytes().length);
        }
    }
}
