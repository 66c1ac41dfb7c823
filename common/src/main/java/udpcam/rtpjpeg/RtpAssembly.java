package udpcam.rtpjpeg;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DamagedFrame;
import udpcam.frame.FoundIntervals;
import udpcam.frame.FrameMemory;
import udpcam.frame.GrowingFrame;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.FrameCheck.Verdict;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.JpegMarkers;
import udpcam.packets.FrameBuffer;
import udpcam.packets.MemoryBudget;
import udpcam.run.Pool;

/**
 * One frame of RTP/JPEG that is put together. Data go where their offset says, behind room for the JPEG's headers, which are
 * written here and never come from the network. Called by one thread.
 */
final class RtpAssembly {
    private static final int EOI_BYTES = 2;

    private Counters counters;
    private final RtpParameters parameters;
    private final PacketTable packets = new PacketTable();
    private final RestartRuns runs;
    private final FrameBuffer buffer;
    private boolean underWay;
    private int timestamp;
    private Verdict verdict = Verdict.ABSENT;
    private @Nullable GrowingFrame early; // the frame under way, if it was given out before it is whole

    /** {@code runs} may serve other assemblies of the same thread, too. */
    RtpAssembly(
            Counters counters, MemoryBudget.Share memory, RtpFormat format, RtpTables knownTables, RestartRuns runs) {
        this.counters = counters;
        this.buffer = new FrameBuffer(memory);
        this.parameters = new RtpParameters(format, knownTables);
        this.runs = runs;
    }

    /** Serves a stream that counts what becomes of its frames here. */
    void countIn(Counters ofStream) {
        counters = ofStream;
    }

    boolean isUnderWay() {
        return underWay;
    }

    /** Whether a packet is one of the frame, by its timestamp and its extended sequence number. */
    boolean expects(int packetTimestamp, long number) {
        return underWay && timestamp == packetTimestamp && packets.covers(number);
    }

    /** Begins the frame of a packet; none of its packets is older than {@code lowestNumber}. */
    void begin(RtpJpegPacket packet, long lowestNumber) {
        underWay = true;
        timestamp = packet.timestamp();
        parameters.begin(packet.payload());
        packets.begin(lowestNumber);
    }

    /** Gives up the frame under way, if there is one. */
    void drop() {
        if (underWay && !packets.isEmpty()) {
            counters.increment(packets.isContradictory() ? Counter.FRAMES_MIXED : Counter.FRAMES_INCOMPLETE);
        }
        end();
    }

    /**
     * Ends the frame under way, whatever is missing, and gives out a copy of its rows that came, the caller's to
     * close; null if no row came, which is counted.
     */
    @Nullable
    DamagedFrame salvage(Pool<FrameMemory> pool) {
        boolean hasHeaders = underWay && !packets.isEmpty() && parameters.recall();
        FoundIntervals found = hasHeaders ? runs.find(packets, buffer.bytes(), parameters.intervals()) : null;
        if (found == null || found.found() == 0) {
            drop();
            return null;
        }
        DamagedFrame frame =
                pool.take().salvage(parameters::writeHeader, parameters.captureTime(), buffer.bytes(), found);
        end();
        return frame;
    }

    private void end() {
        underWay = false;
        GrowingFrame lost = early;
        if (lost != null) {
            lost.lose();
            letGo(lost);
        }
    }

    /**
     * Takes a packet.
     *
     * @param packet has read it
     * @param bound how far into a frame its data may belong
     * @return false if it is a double, or cannot be one of this frame
     */
    boolean take(RtpJpegPacket packet, long number, ByteBuffer datagram, OffsetBound bound) {
        int offset = packet.payload().fragmentOffset();
        if (packets.contains(number)
                || !parameters.agree(packet.payload())
                || !bound.allows(offset, packets.before(number))) {
            return false;
        }
        int start = JpegHeader.BYTES + offset;
        if (!buffer.reach(start + packet.dataBytes() + EOI_BYTES)) {
            counters.increment(Counter.MEMORY_REFUSED);
            return false;
        }
        parameters.take(packet, datagram);
        packets.add(number, packet);
        packet.copyData(datagram, buffer.bytes(), start);
        if (packets.isContradictory()) {
            drop();
        } else if (early != null) {
            early.grown(buffer.bytes(), JpegHeader.BYTES + packets.lengthSoFar());
        }
        return true;
    }

    /** Whether it can be shown before it is whole: it is a sender's of this project, and its first packet is there. */
    boolean mayBeGivenEarly() {
        return underWay && early == null && packets.lengthSoFar() > 0 && parameters.isDecodableInRows();
    }

    boolean isGivenEarly() {
        return early != null;
    }

    /** Gives out the frame while it grows; null if it is no picture. {@link #finishEarly} or {@link #drop} end it. */
    @Nullable
    GrowingFrame giveEarly(FrameMemory to) {
        parameters.writeHeader(buffer.bytes());
        early = to.grow(buffer.bytes(), JpegHeader.BYTES, parameters.captureTime());
        if (early == null) {
            drop();
        } else {
            early.grown(buffer.bytes(), JpegHeader.BYTES + packets.lengthSoFar());
        }
        return early;
    }

    /** The number of the packet that begins the frame. */
    long firstNumber() {
        return packets.first();
    }

    boolean isComplete() {
        return underWay && packets.isComplete();
    }

    /** The RTP timestamp of the frame. */
    int timestamp() {
        return timestamp;
    }

    /** Whether the packet that ends the frame is there. */
    boolean hasLast() {
        return packets.hasLast();
    }

    /** The number of the newest packet. */
    long newestNumber() {
        return packets.newest();
    }

    /** Whether the packets, all of which came, are a picture; counted if they are not. */
    boolean isPicture() {
        verdict = parameters.verify(buffer.bytes(), JpegHeader.BYTES, packets.totalLength());
        if (verdict == Verdict.BROKEN) {
            counters.increment(Counter.FRAMES_BROKEN);
        } else if (parameters.size() == null) {
            counters.increment(Counter.FRAMES_WITHOUT_SIZE);
        } else if (!parameters.hasTables()) {
            counters.increment(Counter.FRAMES_NOT_JPEG);
        } else {
            return true;
        }
        end();
        return false;
    }

    /** Hands over the frame, which is a complete picture that was not given out early. */
    WholeFrame handOver(FrameMemory to) {
        int end = endOfPicture();
        underWay = false;
        counters.increment(Counter.FRAMES_COMPLETE);
        parameters.writeHeader(buffer.bytes());
        WholeFrame frame = to.fill(buffer.bytes(), end, verdict == Verdict.HOLDS, parameters.captureTime());
        buffer.exchange(to.spare());
        return frame;
    }

    /**
     * Ends the frame, which is a complete picture that was given out early. Returns whether it is whole: false, and counted, if
     * its scan is not that of its headers.
     */
    boolean finishEarly() {
        GrowingFrame frame = Objects.requireNonNull(early);
        underWay = false;
        frame.grown(buffer.bytes(), endOfPicture());
        boolean isWhole = frame.finish(verdict == Verdict.HOLDS);
        counters.increment(isWhole ? Counter.FRAMES_COMPLETE : Counter.FRAMES_BROKEN);
        letGo(frame);
        return isWhole;
    }

    /** Leaves the buffer to those who got the frame early. */
    private void letGo(GrowingFrame frame) {
        early = null;
        buffer.exchange(frame.memory().spare());
        frame.close();
    }

    /** Where the picture ends, with the EOI that senders may leave out, and without what they may put behind it. */
    private int endOfPicture() {
        byte[] bytes = buffer.bytes();
        int length = JpegHeader.BYTES + packets.totalLength();
        int end = JpegMarkers.endOfPicture(bytes, JpegHeader.BYTES, length);
        if (!JpegMarkers.endsInEoi(bytes, JpegHeader.BYTES, end)) {
            bytes[end++] = (byte) 0xFF;
            bytes[end++] = (byte) JpegMarkers.EOI;
        }
        return end;
    }

    /** How much memory its data take. */
    int heldBytes() {
        return buffer.bytes().length;
    }

    /** The stream ends: gives up large buffers. */
    void shrink() {
        buffer.shrink();
        packets.shrink();
    }
}
