package udpcam.outlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import udpcam.classic.ClassicPacketizer;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.decode.FrameDecoder;
import udpcam.display.Display;
import udpcam.figures.Figures;
import udpcam.frame.DecodableFrame;
import udpcam.frame.Depacketizer;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpStream;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.run.NanoClock;
import udpcam.stream.Depacketizers;

class WindowOutletTest {
    private static final PictureSize SIZE = new PictureSize(32, 32);
    private static final int MOST_PIXELS = 60 * 60;

    @TempDir
    private Path folder = Path.of("");

    private final Counters counters = new Counters();
    private final Decoder decoder = new Decoder();
    private final Screen screen = new Screen();
    private final ShownFrames frames =
            new ShownFrames(new NtpTime(InstantSource.system(), NanoClock.SYSTEM), () -> 0, () -> null, () -> counters);
    private final WindowOutlet window =
            new WindowOutlet(decoder, screen, new Admission(MOST_PIXELS), frames, () -> {}, () -> 0, failure -> {});

    private static ByteBuffer jpeg() throws IOException {
        return jpeg(0);
    }

    private static ByteBuffer jpeg(int colour) throws IOException {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        Arrays.fill(((DataBufferInt) image.getRaster().getDataBuffer()).getData(), colour);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, "jpg", jpeg));
        return ByteBuffer.wrap(jpeg.toByteArray());
    }

    private void show(Depacketizer depacketizer, ByteBuffer datagram) throws Exception {
        window.offer((DecodableFrame) Objects.requireNonNull(depacketizer.offer(datagram, 0, false)));
        window.show();
    }

    private void show() throws Exception {
        show(jpeg());
    }

    private void show(ByteBuffer jpeg) throws Exception {
        Depacketizers depacketizers = new Depacketizers(RtpFormat.DEFAULT, () -> false);
        new ClassicPacketizer(1400, 1400)
                .split(jpeg, datagram -> show(depacketizers.classic(new Counters()), datagram));
    }

    private void showScaledFrom(int width, int height) throws Exception {
        JpegFrame frame = new JpegFrame();
        assertTrue(frame.read(jpeg()), frame.refusal());
        RtpStream stream = new RtpStream(new SplittableRandom(1));
        RtpPacketizer packetizer = new RtpPacketizer(1400, stream);
        Depacketizers depacketizers = new Depacketizers(RtpFormat.DEFAULT, () -> false);
        packetizer.begin(0, 0, new PictureSize(width, height));
        packetizer.split(frame, datagram -> show(depacketizers.rtp(stream.ssrc(), false, new Counters()), datagram));
    }

    @Test
    void theFullSizeOfAPictureThatWasScaledDownIsToldToTheWindowButNoneThatMayNotBeShown() throws Exception {
        show();
        assertNull(screen.fullSize);
        showScaledFrom(60, 60);
        assertEquals(new PictureSize(60, 60), screen.fullSize);
        showScaledFrom(60, 61);
        assertNull(screen.fullSize);
        assertEquals(3, counters.get(Counter.FRAMES_SHOWN));
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

    @Test
    void theQualityOfTheFrameIsTold() throws Exception {
        assertEquals(0, frames.quality());
        show();
        assertEquals(75, frames.quality(), 1); // the JDK's default
    }

    @Test
    void aSnapshotOfAFrozenWindowIsOfThePictureInIt() throws Exception {
        SnapshotOutlet snapshots = new SnapshotOutlet(new Admission(MOST_PIXELS), frames::holdSeen);
        show(jpeg(0xFF0000));
        screen.isFrozen = true;
        show(jpeg(0xFF));
        show(jpeg(0xFF00));
        Path file = folder.resolve("frozen.png");
        assertTrue(snapshots.write(file));
        assertEquals(0xFE0000, ImageIO.read(file.toFile()).getRGB(16, 16) & 0xFEFEFE);
        screen.isFrozen = false;
        show(jpeg(0xFF));
        assertTrue(snapshots.write(file));
        assertEquals(0xFE, ImageIO.read(file.toFile()).getRGB(16, 16) & 0xFEFEFE);
        assertEquals(4, counters.get(Counter.FRAMES_SHOWN), "they were fit to be shown");
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
        private @Nullable PictureSize fullSize;
        private boolean isFrozen;

        @Override
        public Raster raster(PictureSize size) {
            return new Raster(SIZE);
        }

        @Override
        public boolean show(Raster raster, @Nullable PictureSize size) {
            fullSize = size;
            return !isFrozen;
        }

        @Override
        public void figures(Figures figures) {}

        @Override
        public void notice(String text) {}

        @Override
        public void close() {}
    }
}
