package udpcam.camera.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.jpeg.PictureSize;

class JpegPartsTest {
    private static final int PICTURES = 6;
    private static final byte[] HEAD = "\r\n--x\r\nContent-Type: image/jpeg\r\n\r\n".getBytes(ISO_8859_1);

    private final JpegParts parts = new JpegParts();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--x\r\nContent-Type: image/jpeg\r\nContent-Length: LENGTH\r\n\r\n|\r\n",
                "--x\r\nContent-Type: image/jpeg\r\n\r\n|\r\n",
                "--x\nContent-type:image/jpeg\n\n|\n",
                "--x\r\n\r\n|",
                "--x\r\nContent-Length: 17\r\n\r\n|\r\n",
                "--x\r\nContent-Length: 99999999\r\n\r\n|\r\n",
                "\r\n--x\r\n\r\nContent-Type: image/jpeg\r\n\r\n|\r\n\r\n",
                "Content-Type: image/jpeg\r\n\r\n|\r\n--x\r\n",
                "----x--\r\nContent-Type: text/html\r\n\r\n|\r\n",
                "|",
                "|\0\0\0\0",
                "|\u00FF\u00FF\u00FF",
                "|\n",
                "\u00FF--\u00FF|",
            })
    void picturesOfAStreamAreShownWhateverIsBetweenThem(String part) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            byte[] jpeg = Images.jpeg(i);
            sent.add(jpeg);
            String[] around = part.replace("LENGTH", "" + jpeg.length).split("\\|", 2);
            body.writeBytes(around[0].getBytes(ISO_8859_1));
            body.writeBytes(jpeg);
            body.writeBytes(around[1].getBytes(ISO_8859_1));
        }
        assertSame(sent, all(body.toByteArray()));
        assertEquals(new PictureSize(Images.WIDTH, Images.HEIGHT), parts.size());
    }

    @Test
    void aPictureIsThereBeforeTheServerSendsWhatFollowsIt() throws IOException {
        byte[] jpeg = Images.jpeg(1);
        parts.begin(new OneByOne(Images.join("--x\r\n\r\n".getBytes(ISO_8859_1), jpeg)));
        assertTrue(parts.next());
        assertArrayEquals(jpeg, taken());
    }

    @Test
    void aThumbnailWithinAPictureIsNoPicture() throws IOException {
        byte[] jpeg = Images.jpeg(1);
        byte[] thumbnail = Images.jpeg(2);
        int length = thumbnail.length + 2;
        byte[] segment = {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length};
        byte[] whole =
                Images.join(Arrays.copyOf(jpeg, 2), segment, thumbnail, Arrays.copyOfRange(jpeg, 2, jpeg.length));
        assertSame(List.of(whole, jpeg), all(Images.join(whole, jpeg)));
    }

    @Test
    void aPreviewBehindThePictureOfAPartIsNotShownBetweenThePictures() throws IOException {
        byte[] preview = Images.jpeg(9);
        byte[] body = new byte[0];
        List<byte[]> expected = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            expected.add(Images.jpeg(i));
            body = Images.join(body, HEAD, Images.jpeg(i), preview, "\r\n".getBytes(ISO_8859_1));
        }
        assertSame(expected, all(body));
    }

    @Test
    void aSecondStartOfAPictureIsLeftOut() throws IOException {
        byte[] jpeg = Images.jpeg(1);
        assertSame(List.of(jpeg), all(Images.join(new byte[] {(byte) 0xFF, (byte) 0xD8}, jpeg)));
    }

    @Test
    void aTornPictureIsNotShown() throws IOException {
        byte[] jpeg = Images.jpeg(1);
        byte[] torn = Images.withoutEoi(jpeg);
        assertSame(List.of(jpeg, jpeg), all(Images.join(HEAD, jpeg, HEAD, torn, HEAD, jpeg, HEAD, torn, HEAD)));
    }

    @Test
    void thePicturesOfACameraThatNeverEndsThemAreShownFromTheFourthOn() throws IOException {
        byte[] jpeg = Images.jpeg(1);
        byte[] part = Images.join(HEAD, Images.withoutEoi(jpeg));
        byte[] body = Images.join(part, part, part, part, part, part);
        assertSame(List.of(jpeg, jpeg, jpeg), all(Images.join(body, HEAD)));
    }

    @Test
    void whatHasNoPictureInAMegabyteIsGivenUp() {
        byte[] noise = new byte[3 << 20];
        for (int i = 0; i < noise.length; i += 2) {
            noise[i] = (byte) 0xFF;
            noise[i + 1] = 'A';
        }
        parts.begin(new ByteArrayInputStream(noise));
        assertThrows(IOException.class, parts::next);
    }

    private List<byte[]> all(byte[] body) throws IOException {
        parts.begin(new ByteArrayInputStream(body));
        List<byte[]> pictures = new ArrayList<>();
        while (parts.next()) {
            pictures.add(taken());
        }
        return pictures;
    }

    private byte[] taken() {
        ByteBuffer jpeg = parts.jpeg();
        byte[] bytes = new byte[jpeg.remaining()];
        jpeg.get(bytes);
        return bytes;
    }

    private static void assertSame(List<byte[]> expected, List<byte[]> pictures) {
        assertEquals(expected.size(), pictures.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), pictures.get(i), "picture " + i);
        }
    }

    /** A connection on which bytes come one by one, and none after the last. */
    private static final class OneByOne extends InputStream {
        private final byte[] bytes;
        private int next;

        private OneByOne(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            assertTrue(next < bytes.length, "waits for what is behind the picture");
            to[offset] = bytes[next++];
            return 1;
        }
    }
}
