package udpcam.outlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.decode.FrameDecoder;
import udpcam.display.Display;
import udpcam.frame.DecodableFrame;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;
import udpcam.rtp.NtpTime;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.run.NanoClock;
import udpcam.stream.Depacketizers;

class WindowOutletTest {
    private static final PictureSize SIZE = new PictureSize(32, 32);

    private final Counters counters = new Counters();
    private final Decoder decoder = new Decoder();
    private final WindowOutlet window = new WindowOutlet(
            decoder,
            new Screen(),
            new Admission(1 << 20),
            new ShownFrames(new NtpTime(InstantSource.system(), NanoClock.SYSTEM), () -> 0, () -> null, counters),
            () -> {},
            () -> 0,
            failure -> {});

    private void show() throws Exception {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.write(1); // the last segment
        assertTrue(ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "jpg", jpeg));
        Depacketizers depacketizers = new Depacketizers(RtpFormat.DEFAULT, () -> false);
        ByteBuffer datagram = ByteBuffer.wrap(jpeg.toByteArray());
        window.offer((DecodableFrame)
                Objects.requireNonNull(depacketizers.classic(new Counters()).offer(datagram, 0, false)));
        window.show();
    }

    @Test
    void aPictureThatMemoryIsTooLittleToDecodeIsNotBlamedOnItsSender() throws Exception {
        decoder.lacksMemory = true;
        show();
        assertEquals(1, counters.get(Counter.FRAMES_BEYOND_MEMORY));
        assertEquals(0, counters.get(Counter.FRAMES_NOT_JPEG));
        decoder.lacksMemory = false;
        show();
        assertEquals(1, counters.get(Counter.FRAMES_SHOWN));
    }

    private static final class Decoder implements FrameDecoder {
        private boolean lacksMemory;

        @Override
        public boolean decode(DecodableFrame frame, Raster raster) {
            if (lacksMemory) {
                throw new OutOfMemoryError("as of direct buffers");
            }
            return true;
        }

        @Override
        public void close() {}
    }

    private static final class Screen implements Display {
        @Override
        public Raster raster(PictureSize size) {
            return new Raster(SIZE);
        }

        @Override
        public void show(Raster raster) {}

        @Override
        public void status(String line) {}

        @Override
        public void notice(String text) {}

        @Override
        public void close() {}
    }
}
