package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;

/** What looks like a JPEG to the wire. */
final class Jpegs {
    static final PictureSize SIZE = new PictureSize(16, 16);

    private Jpegs() {}

    /** One of {@code bytes} bytes, without restart markers. */
    static JpegFrame frame(int bytes) {
        byte[] jpeg = new byte[bytes];
        JpegHeader.write(jpeg, 0, Sampling.YUV_420, SIZE, new byte[128], 0, 0);
        jpeg[jpeg.length - 2] = (byte) 0xFF;
        jpeg[jpeg.length - 1] = (byte) 0xD9;
        JpegFrame frame = new JpegFrame();
        assertTrue(frame.read(ByteBuffer.wrap(jpeg)), frame.refusal());
        return frame;
    }
}
