package udpcam.receiver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import udpcam.conceal.Concealer;
import udpcam.conceal.StaleLines;
import udpcam.decode.FrameDecoder;
import udpcam.display.Display;
import udpcam.frame.EncodedFrame;
import udpcam.frame.Raster;
import udpcam.frame.Reassembler;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.ScanCheck;
import udpcam.link.Link;
import udpcam.rtp.NtpTime;
import udpcam.run.Counter;
import udpcam.run.Counters;
import udpcam.run.LatestSlot;
import udpcam.run.MainLoop;
import udpcam.run.NanoClock;
import udpcam.run.Pauses;
import udpcam.run.Worker;

/**
 * The receiver: {@code Link.receive -> Reassembler.offer -> Concealer.offer -> [LatestSlot] ->
 * FrameDecoder.decode -> Display.show}.
 *
 * <p>{@link #receive} and {@link #show} are the steps of two workers; a test calls them, and {@link #pause}, by hand.
 */
public final class ReceiverApp implements AutoCloseable {
    /** The window system has work with a picture, too. */
    private static final long DRAWN_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private static final long MOST_LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int MOST_DISCARDED = 100_000; // datagrams at once: more than a socket's buffer holds

    private final Link source;
    private final Reassembler reassembler;
    private final Reports reports;
    private final FrameDecoder decoder;
    private final Display display;
    private final Snapshot snapshot;
    private final Filter filter;
    private final NanoClock clock;
    private final Counters counters;
    private final MainLoop loop;
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(Link.MAX_PAYLOAD_BYTES);
    private final ScanCheck scanCheck = new ScanCheck();
    private final LookAhead lookAhead = new LookAhead(Runtime.getRuntime().availableProcessors());
    private final LatestSlot<EncodedFrame> slot = new LatestSlot<>();
    private final Backlog backlog = new Backlog();
    private @Nullable EncodedFrame held; // until the receiver has caught up with its socket
    private final Pauses pauses;
    private final Concealer concealer;
    private final ShownStream stream;
    private int streams; // that were shown so far
    private @Nullable Worker receiving;
    private @Nullable Worker showing;

    /**
     * What is not to be shown.
     *
     * @param from the only addresses whose datagrams are taken; empty for any
     * @param maxPixels the most width x height
     */
    public record Filter(Set<InetAddress> from, long maxPixels) {}

    /** The app closes what it is given. */
    public ReceiverApp(
            Link source,
            Reassembler reassembler,
            Reports reports,
            FrameDecoder decoder,
            Display display,
            Snapshot snapshot,
            Filter filter,
            NtpTime time,
            NanoClock clock,
            Counters counters,
            MainLoop loop) {
        this.source = source;
        this.reassembler = reassembler;
        this.reports = reports;
        this.decoder = decoder;
        this.display = display;
        this.snapshot = snapshot;
        this.filter = filter;
        this.concealer = new Concealer(counters);
        this.stream = new ShownStream(time, clock, reports);
        this.pauses = new Pauses(clock, DRAWN_NANOS);
        this.clock = clock;
        this.counters = counters;
        this.loop = loop;
    }

    void start() {
        showing = new Worker("show", this::show, loop::fail).start();
        receiving = new Worker("receive", this::receive, loop::fail).start();
    }

    /** Takes a datagram, and if a frame is complete with it, puts the frame where the newest wins. */
    public boolean receive() throws IOException {
        InetSocketAddress from = await();
        if (from == null) {
            long now = clock.nanoTime();
            pass(reassembler.poll(now), now);
            return true;
        }
        counters.increment(Counter.DATAGRAMS_RECEIVED);
        counters.add(Counter.BYTES_RECEIVED, datagram.remaining());
        if (!filter.from.isEmpty() && !filter.from.contains(from.getAddress())) {
            counters.increment(Counter.DATAGRAMS_UNWANTED);
            return true;
        }
        long now = clock.nanoTime();
        int bytes = datagram.remaining();
        boolean early = reassembler.isShown(from)
                && !backlog.isBehind(now)
                && slot.isEmpty()
                && lookAhead.pays(from.getAddress());
        pass(reassembler.offer(from, datagram, now, early), now);
        reports.received(from, bytes, now);
        return true;
    }

    /** The next datagram, even if something is due: what is missed may have come. But none of a flood, long after that. */
    private @Nullable InetSocketAddress await() throws IOException {
        long now = clock.nanoTime();
        if (backlog.isHopeless(now)) {
            discard();
        }
        long next = reassembler.nextNanos();
        long left = next == Long.MAX_VALUE ? next : next - now;
        if (left < -MOST_LATE_NANOS) {
            return null;
        }
        InetSocketAddress from = source.receive(datagram, 0);
        if (from == null) {
            backlog.emptied();
            release();
            from = source.receive(datagram, Math.max(0, Math.min(left, Backlog.WAIT_NANOS)));
            long waited = clock.nanoTime() - now;
            backlog.waited(waited);
            now += waited;
        }
        if (from != null) {
            backlog.read(now);
        }
        return from;
    }

    private void discard() throws IOException {
        for (int i = 0; i < MOST_DISCARDED && source.receive(datagram, 0) != null; i++) {
            counters.increment(Counter.DATAGRAMS_OUTDATED);
        }
        backlog.emptied();
    }

    /** The receiver has caught up: the newest frame goes on. */
    private void release() {
        EncodedFrame frame = held;
        held = null;
        if (frame != null) {
            displace(slot.put(frame));
        }
    }

    private void pass(@Nullable EncodedFrame frame, long nowNanos) {
        if (reassembler.streams() != streams) {
            streams = reassembler.streams();
            concealer.clear(); // rows of another stream are none of this one
        }
        EncodedFrame concealed = concealer.offer(frame, nowNanos);
        if (concealed == null) {
            return;
        }
        displace(held);
        held = null;
        if (backlog.isBehind(nowNanos)) {
            held = concealed;
        } else {
            displace(slot.put(concealed));
        }
    }

    private void displace(@Nullable EncodedFrame frame) {
        if (frame != null) {
            if (frame.isWhole()) {
                counters.increment(Counter.FRAMES_DISPLACED);
            }
            frame.close();
        }
    }

    /** Shows the newest frame, or makes a {@link #pause}. */
    public boolean show() throws IOException, InterruptedException {
        EncodedFrame frame = slot.take(pauses.waitNanos());
        if (frame != null) {
            conclude(frame, show(frame));
        }
        if (pauses.isTime(frame != null)) {
            pause();
        }
        return true;
    }

    private void conclude(EncodedFrame frame, @Nullable Counter outcome) {
        if (outcome != null) {
            counters.increment(outcome);
        }
        if (outcome == Counter.FRAMES_SHOWN) {
            frame.record().shown(clock.nanoTime());
            snapshot.keep(frame);
        } else {
            if (outcome != null) {
                frame.record().refused();
            }
            frame.close();
        }
    }

    /** Sends the report that is due, and has all else done that can wait. */
    public void pause() throws IOException {
        pauses.begin();
        reports.pause(clock.nanoTime());
        loop.pause();
    }

    /** What became of a frame; null if it got lost before it was whole, and counted. */
    private @Nullable Counter show(EncodedFrame frame) throws InterruptedException {
        PictureSize size = frame.size();
        if (size == null) {
            return Counter.FRAMES_NOT_JPEG;
        }
        if (size.pixels() > filter.maxPixels) {
            return Counter.FRAMES_OVERSIZE;
        }
        Raster raster = raster(size);
        if (raster == null) {
            return Counter.FRAMES_OVERSIZE;
        }
        boolean decoded = decoder.decode(frame, raster);
        if (!frame.awaitWhole()) {
            return null;
        }
        // Other senders' frames may be glued or have tables of their own, in ways that their wire does not tell.
        if (!frame.isProven() && !scanCheck.isWhole(frame.bytes(), frame.length())) {
            return Counter.FRAMES_BROKEN;
        }
        if (!decoded) {
            return Counter.FRAMES_NOT_JPEG;
        }
        StaleLines.dim(frame, raster);
        display.show(raster);
        stream.shown(size, frame.captureTime());
        return Counter.FRAMES_SHOWN;
    }

    private @Nullable Raster raster(PictureSize size) {
        try {
            return display.raster(size);
        } catch (OutOfMemoryError e) {
            return null; // --max-pixels lets in more than the JVM's heap may hold
        }
    }

    /** What is known of the stream that is shown. */
    public StreamState stream() {
        return stream;
    }

    /** Ends the workers and closes everything that hangs in no native call. */
    @Override
    public void close() {
        reports.leave();
        source.close(); // first of the rest: it ends the wait for a datagram
        boolean receiveEnded = receiving == null || receiving.join();
        if (receiveEnded) {
            reassembler.loseEarly(); // nothing more comes of it
            displace(held);
            concealer.close();
        }
        boolean showEnded = showing == null || showing.join();
        if (receiveEnded && showEnded) {
            decoder.close();
        }
        display.close();
    }
}
