package udpcam.pixels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;

class ImageDecoderTest {
    private final ImageDecoder decoder = new ImageDecoder();

    @AfterEach
    void close() {
        decoder.close();
    }

    private @Nullable PictureSize decoded(byte[] image, @Nullable PictureSize wanted) {
        try (Picture picture = decoder.decode(ByteBuffer.wrap(image), wanted, new Picture.Supply(), 0)) {
            return picture == null ? null : picture.size();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "bmp", "webp"})
    void aSmallFileOfAHugePictureTakesNoMemory(String kind) {
        byte[] image = SmallFiles.image(kind, 10_000, 8_000);
        assertNull(decoded(image, null));
        assertNull(decoded(image, SmallFiles.SIZE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "bmp", "webp"})
    void anImageIsDecodedAndScaled(String kind) {
        byte[] image = SmallFiles.image(kind);
        assertEquals(SmallFiles.SIZE, decoded(image, null));
        PictureSize half = new PictureSize(32, 24);
        assertEquals(half, decoded(image, half));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiff", "ppm", "pfm", "sr", "hdr"})
    void aKindOfImageWhoseSizeNobodyLooksForIsNotDecoded(String kind) {
        assertNull(decoded(SmallFiles.image(kind), null));
    }
}
