package udpcam.outlet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import udpcam.count.Counters;
import udpcam.frame.DecodableFrame;
import udpcam.frame.Depacketizer;
import udpcam.frame.ShowRecord;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.stream.Depacketizers;

class SnapshotOutletTest {
    private final SnapshotOutlet outlet = new SnapshotOutlet(new Admission(1 << 20), () -> null);
    private final Depacketizers depacketizers = new Depacketizers(RtpFormat.DEFAULT, () -> false);

    @TempDir
    private Path folder = Path.of("");

    private static byte[] jpeg(Color color) throws IOException {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 32 * 32; i++) {
            image.setRGB(i % 32, i / 32, color.getRGB());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, "jpg", out));
        return out.toByteArray();
    }

    private void offer(byte[] jpeg, ShowRecord record) {
        Depacketizer depacketizer = depacketizers.classic(new Counters());
        ByteBuffer datagram = ByteBuffer.allocate(1 + jpeg.length).put((byte) 1).put(jpeg);
        DecodableFrame frame = (DecodableFrame) Objects.requireNonNull(depacketizer.offer(datagram.flip(), 0, false));
        frame.recordIn(record);
        outlet.offer(frame);
    }

    @Test
    void theNewestFrameIsWrittenAsItCame() throws IOException {
        Path file = folder.resolve("now.jpg");
        assertFalse(outlet.write(file), "there is none yet");
        offer(jpeg(Color.RED), new ShowRecord());
        offer(jpeg(Color.BLUE), new ShowRecord());
        assertTrue(outlet.write(file));
        assertArrayEquals(jpeg(Color.BLUE), Files.readAllBytes(file));
    }

    @Test
    void theLastFrameThatWasShownIsWrittenAlthoughBrokenOnesFollowed() throws IOException {
        offer(jpeg(Color.RED), new ShowRecord());
        ShowRecord refused = new ShowRecord();
        refused.refused();
        byte[] broken = jpeg(Color.BLUE);
        broken[broken.length - 3] ^= 0x55; // the end of its only scan
        broken[broken.length - 4] = 0;
        for (int i = 0; i < 3; i++) {
            offer(broken, refused);
        }
        Path file = folder.resolve("now.jpg");
        assertTrue(outlet.write(file));
        assertArrayEquals(jpeg(Color.RED), Files.readAllBytes(file));
    }
}
