package udpcam.faulty;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import udpcam.bench.clip.Footage;

/** A sender of video with {@link Faults}, 30 frames a second to a port of this computer, until it is closed. */
public final class FaultySender implements AutoCloseable {
    private static final long FRAME_NANOS = TimeUnit.SECONDS.toNanos(1) / 30;
    private static final int QUALITY = 90;

    private final List<byte[]> pictures;
    private final Function<byte[], List<ByteBuffer>> cutting;
    private final int loseEach;
    private final int swapEach;
    private final DatagramChannel channel;
    private final InetSocketAddress to;
    private final Thread thread;
    private int sent;
    private @Nullable ByteBuffer late; // a datagram that is sent behind the next one
    private volatile boolean isClosed;
    private volatile int frames;

    private FaultySender(List<byte[]> pictures, Function<byte[], List<ByteBuffer>> cutting, Faults faults, String port)
            throws IOException {
        this.pictures = pictures;
        this.cutting = cutting;
        this.loseEach = faults.number("lose", 0);
        this.swapEach = faults.number("swap", 0);
        this.channel = DatagramChannel.open();
        this.to = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
        this.thread = new Thread(this::run, "faulty sender");
        thread.start();
    }

    /** Sends a footage; {@code faults} are those of {@link Faults}. */
    public static FaultySender of(Footage footage, String faults, String port) throws IOException {
        Faults given = Faults.of(faults);
        int q = given.number("q", 255);
        List<byte[]> jpegs = new ArrayList<>();
        for (int i = 0; i < footage.frames(); i++) {
            jpegs.add(jpeg(footage, i, q > 0 && q <= 100 ? q : QUALITY, given.number("restart", 0)));
        }
        return new FaultySender(jpegs, new FaultyPackets(given)::of, given, port);
    }

    /** Sends these datagrams over and over, some a frame. */
    public static FaultySender ofDatagrams(List<byte[]> datagrams, String port) throws IOException {
        return new FaultySender(datagrams, datagram -> List.of(ByteBuffer.wrap(datagram)), Faults.of(""), port);
    }

    /** A picture of a footage as a JPEG with the standard tables of that quality. */
    public static byte[] jpeg(Footage footage, int number, int quality, int restartInterval) {
        int[] parameters = {IMWRITE_JPEG_QUALITY, quality, IMWRITE_JPEG_RST_INTERVAL, restartInterval};
        try (Mat bgr = new Mat(footage.height(), footage.width(), opencv_core.CV_8UC3);
                BytePointer out = new BytePointer();
                IntPointer options = new IntPointer(parameters)) {
            bgr.data().put(footage.bgr(number));
            imencode(".jpg", bgr, out, options);
            byte[] jpeg = new byte[(int) out.limit()];
            out.get(jpeg);
            return jpeg;
        }
    }

    /** How many frames were sent. */
    public int frames() {
        return frames;
    }

    private void run() {
        long due = System.nanoTime();
        try {
            for (int i = 0; !isClosed; i++) {
                for (ByteBuffer datagram : cutting.apply(pictures.get(i % pictures.size()))) {
                    send(datagram);
                }
                frames = i + 1;
                due += FRAME_NANOS;
                LockSupport.parkNanos(due - System.nanoTime());
            }
        } catch (IOException e) {
            if (!isClosed) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void send(ByteBuffer datagram) throws IOException {
        sent++;
        if (loseEach > 0 && sent % loseEach == 0) {
            return;
        }
        if (swapEach > 0 && sent % swapEach == 0) {
            late = datagram;
            return;
        }
        channel.send(datagram, to);
        if (late != null) {
            channel.send(late, to);
            late = null;
        }
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        channel.close();
    }
}
