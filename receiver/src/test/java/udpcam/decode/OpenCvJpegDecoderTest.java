package udpcam.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import udpcam.frame.EncodedFrame;
import udpcam.frame.Raster;
import udpcam.frame.Reassembler;
import udpcam.frame.RtpFormat;
import udpcam.jpeg.PictureSize;
import udpcam.rtp.ReceptionStatistics;
import udpcam.run.Counters;

class OpenCvJpegDecoderTest {
    private static final PictureSize SIZE = new PictureSize(33, 17);
    private static final int NEAR = 4; // levels that JPEG may be off

    private final OpenCvJpegDecoder decoder = new OpenCvJpegDecoder();

    @AfterEach
    void close() {
        decoder.close();
    }

    @Test
    void theHeapAndAScreensOwnMemoryGetTheSamePixels() {
        Raster onHeap = new Raster(SIZE);
        Raster direct = direct(SIZE);
        assertTrue(decoder.decode(orange(), onHeap));
        assertTrue(decoder.decode(orange(), direct));
        assertEquals(onHeap.pixels(), direct.pixels());
        int last = onHeap.pixels().get(onHeap.pixels().capacity() - 1);
        assertEquals(255, (last >> 16) & 0xFF, NEAR, "red");
        assertEquals(128, (last >> 8) & 0xFF, NEAR, "green");
        assertEquals(0, last & 0xFF, NEAR, "blue");
    }

    @Test
    void aPictureOfAnotherSizeIsRefused() {
        Raster raster = direct(new PictureSize(32, 17));
        assertFalse(decoder.decode(orange(), raster));
        assertEquals(0, raster.pixels().get(0), "untouched");
    }

    private static Raster direct(PictureSize size) {
        ByteBuffer memory = ByteBuffer.allocateDirect(Math.toIntExact(Integer.BYTES * size.pixels()));
        return new Raster(size, memory.order(ByteOrder.nativeOrder()).asIntBuffer());
    }

    /** As a sender of the classic wire would send it, in one datagram. */
    private static EncodedFrame orange() {
        try (Scalar colour = new Scalar(0, 128, 255, 0);
                Mat picture = new Mat(SIZE.height(), SIZE.width(), CV_8UC3, colour);
                BytePointer jpeg = new BytePointer()) {
            assertTrue(imencode(".jpg", picture, jpeg));
            byte[] datagram = new byte[1 + Math.toIntExact(jpeg.limit())];
            datagram[0] = 1; // the last segment
            jpeg.get(datagram, 1, datagram.length - 1);
            InetSocketAddress from = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
            Reassembler reassembler = new Reassembler(new Counters(), RtpFormat.DEFAULT, new Unheard());
            return Objects.requireNonNull(reassembler.offer(from, ByteBuffer.wrap(datagram), 0));
        }
    }

    private static final class Unheard implements Reassembler.Listener {
        @Override
        public void follows(InetSocketAddress source, @Nullable ReceptionStatistics statistics) {}

        @Override
        public void ignores(InetSocketAddress source) {}

        @Override
        public void control(InetSocketAddress source, ByteBuffer rtcp, long nowNanos) {}

        @Override
        public boolean hasEnded() {
            return false;
        }
    }
}
