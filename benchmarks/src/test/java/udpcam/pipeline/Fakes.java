package udpcam.pipeline;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import udpcam.camera.Camera;
import udpcam.decode.FrameDecoder;
import udpcam.display.Display;
import udpcam.encode.FrameEncoder;
import udpcam.encode.JpegBuffer;
import udpcam.figures.Figures;
import udpcam.frame.DecodableFrame;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.link.Link;
import udpcam.picture.Picture;
import udpcam.picture.Raster;
import udpcam.run.NanoClock;
import udpcam.size.SentAs;

/** Stages without sockets, natives and screens: a picture is a number, and a JPEG is one as far as the wire can tell. */
final class Fakes {
    static final PictureSize SIZE = new PictureSize(4, 2);

    private Fakes() {}

    /** Gives the numbers 0, 1, 2, ... as pictures. */
    static final class NumberCamera implements Camera {
        private final Picture.Supply supply = new Picture.Supply();
        private final NanoClock clock;
        int next;
        int last = Integer.MAX_VALUE;
        boolean closed;

        NumberCamera(NanoClock clock) {
            this.clock = clock;
        }

        @Override
        public @Nullable Picture grab() {
            if (ended()) {
                return null;
            }
            Picture picture = supply.take(SIZE, clock.nanoTime());
            picture.pixels().putInt(next++).clear();
            return picture;
        }

        @Override
        public boolean ended() {
            return next > last;
        }

        @Override
        public String description() {
            return "numbers";
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** A JPEG whose data are the number, and filling that makes frames of several segments. */
    static final class NumberEncoder implements FrameEncoder {
        private static final int DIGITS = 4;
        private static final int BASE = 128; // no digit looks like a marker
        private final ByteBuffer jpeg = ByteBuffer.allocate(20_000);
        private final JpegFrame frame = new JpegFrame();
        int bytes = 4000;
        boolean closed;

        @Override
        public <E extends Exception> Outcome encode(
                Picture picture, int budgetBytes, JpegBuffer memory, Output<E> output) throws E {
            Arrays.fill(jpeg.array(), (byte) 1);
            JpegHeader.write(jpeg.array(), 0, Sampling.YUV_420, SIZE, new byte[128], 0, 0);
            int rest = picture.pixels().getInt(0);
            for (int i = 0; i < DIGITS; i++) {
                jpeg.put(JpegHeader.BYTES + i, (byte) (rest % BASE));
                rest /= BASE;
            }
            jpeg.putShort(bytes - 2, (short) 0xFFD9);
            if (frame.read(jpeg.position(0).limit(bytes))) {
                output.grown(frame);
            }
            return frame.isWhole() ? Outcome.ENCODED : Outcome.REFUSED;
        }

        @Override
        public int leastBytes() {
            return 0;
        }

        @Override
        public int wantedBytes() {
            return 0;
        }

        @Override
        public @Nullable SentAs sentAs() {
            return null;
        }

        @Override
        public void close() {
            closed = true;
        }

        static int number(byte[] jpeg, int length, int bytesSent) {
            int start = JpegHeader.BYTES + length - bytesSent; // a frame check of the classic wire comes before
            int number = 0;
            for (int i = DIGITS - 1; i >= 0; i--) {
                number = number * BASE + jpeg[start + i];
            }
            return number;
        }
    }

    /** A network of one queue. */
    static final class Cable implements Link {
        private final InetSocketAddress from = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
        private final Queue<byte[]> datagrams = new ArrayDeque<>();
        private @Nullable Cable back;
        Runnable inWait = () -> {}; // what happens while a datagram is waited for
        boolean closed;

        @Override
        public void send(ByteBuffer datagram) {
            byte[] copy = new byte[datagram.remaining()];
            datagram.get(copy);
            datagrams.add(copy);
        }

        @Override
        public @Nullable InetSocketAddress receive(ByteBuffer buffer, long mostNanos) {
            if (mostNanos > 0) {
                inWait.run();
            }
            byte[] next = datagrams.poll();
            if (next == null) {
                return null;
            }
            buffer.clear().put(next).flip();
            return from;
        }

        @Override
        public void send(ByteBuffer datagram, InetSocketAddress to) {
            byte[] copy = new byte[datagram.remaining()];
            datagram.get(copy);
            back().datagrams.add(copy);
        }

        /** The same the other way, which is where replies go. */
        Cable back() {
            back = back == null ? new Cable() : back;
            return back;
        }

        boolean isEmpty() {
            return datagrams.isEmpty();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Reads the number out of the JPEG. */
    static final class NumberDecoder implements FrameDecoder {
        int bytesSent = 4000;
        boolean closed;

        @Override
        public boolean decode(DecodableFrame frame, Raster raster) {
            WholeFrame whole = Objects.requireNonNull(frame.whole(), "nobody waits for the rest in this test");
            raster.pixels().put(0, NumberEncoder.number(whole.bytes(), whole.length(), bytesSent));
            return true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Remembers the numbers that it was to show. */
    static final class NumberDisplay implements Display {
        final List<Integer> shown = new ArrayList<>();
        boolean closed;

        @Override
        public Raster raster(PictureSize size) {
            return new Raster(size);
        }

        @Override
        public boolean show(Raster raster, @Nullable PictureSize fullSize) {
            shown.add(raster.pixels().get(0));
            return true;
        }

        @Override
        public void figures(Figures figures) {
            // not under test
        }

        @Override
        public void notice(String text) {
            // not under test
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
