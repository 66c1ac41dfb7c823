package udpcam.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import udpcam.count.Counters;
import udpcam.figures.Figures;
import udpcam.frame.DecodableFrame;
import udpcam.frame.ShowRecord;
import udpcam.outlet.Admission;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.run.NanoClock;
import udpcam.stream.Depacketizers;

/** A stream for browsers whose frames come when the test says so. */
final class TestCamera implements AutoCloseable {
    final WebOutlet outlet = new WebOutlet(
            new Admission(64 * 64),
            (captureTime, nowNanos) -> OptionalLong.of(4_500_000),
            NanoClock.SYSTEM,
            new Counters(),
            failure -> {
                throw new AssertionError(failure);
            });
    private final Depacketizers depacketizers = new Depacketizers(RtpFormat.DEFAULT, () -> false);

    WebStream stream(String name) {
        return stream(() -> name);
    }

    WebStream stream(Supplier<String> title) {
        return new WebStream(title, outlet, () -> Figures.NONE);
    }

    /** A picture of that width, which tells it from others; 32 pixels high. */
    static byte[] jpeg(int width) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertTrue(ImageIO.write(new BufferedImage(width, 32, BufferedImage.TYPE_INT_RGB), "jpg", out));
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void offer(byte[] jpeg) {
        ByteBuffer datagram = ByteBuffer.allocate(1 + jpeg.length).put((byte) 1).put(jpeg);
        DecodableFrame frame = (DecodableFrame)
                Objects.requireNonNull(depacketizers.classic(new Counters()).offer(datagram.flip(), 0, false));
        frame.recordIn(new ShowRecord());
        outlet.offer(frame);
    }

    @Override
    public void close() {
        outlet.close();
    }
}
