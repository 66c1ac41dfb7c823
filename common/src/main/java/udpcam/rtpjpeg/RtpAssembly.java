package udpcam.rtpjpeg;

import java.nio.ByteBuffer;
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
import udpcam.packets.OffsetBound;
import udpcam.run.Pool;

/**
 * One frame of RTP/JPEG that is put together, behind room for the JPEG's headers, which are written here and never come from the
 * network. Data of this project's senders go where their offset says. Those of other programs are joined by their sequence numbers:
 * some of them count headers in the offsets, let timestamps stand still, or forget the marker. Called by one thread.
 */
final class RtpAssembly {
    private Counters counters;
    private final RtpParameters parameters;
    private final FrameData data;
    private final PacketTable packets;
    private final FrameBuffer buffer;
    private final RestartRuns runs;
    private boolean underWay;
    private boolean isSure; // whether all packets say the same of the frame
    private int timestamp;
    private Verdict verdict = Verdict.ABSENT;
    private final EarlyFrame early;

    /** {@code runs} may serve other assemblies of the same thread, too. */
    RtpAssembly(
            Counters counters, MemoryBudget.Share memory, RtpFormat format, RtpTables knownTables, RestartRuns runs) {
        this.counters = counters;
        this.data = new FrameData(memory);
        this.packets = data.packets();
        this.buffer = data.buffer();
        this.early = new EarlyFrame(buffer);
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

    /**
     * Begins the frame of a packet; none of its packets is older than {@code lowestNumber}.
     *
     * @param isForeign whether the sender is none of this project's: data are joined by their numbers
     */
    void begin(RtpJpegPacket packet, long lowestNumber, boolean isForeign) {
        underWay = true;
        isSure = true;
        timestamp = packet.timestamp();
        parameters.begin(packet.payload());
        data.begin(lowestNumber, isForeign);
    }

    /** Another frame begins with a number: this one ends before it. */
    void endBefore(long number) {
        packets.endBefore(number);
        if (packets.isContradictory()) {
            drop();
        }
    }

    /** Whether a foreign sender's packets are all there up to one that ends in EOI. */
    boolean endsInEoi() {
        return underWay && data.endsInEoi();
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
        boolean hasHeaders = underWay && !packets.isEmpty() && isSalvageable() && parameters.recall();
        FoundIntervals found = hasHeaders ? runs.find(packets, buffer.bytes(), parameters.intervals()) : null;
        if (found == null || found.found() == 0) {
            drop();
            return null;
        }
        DamagedFrame frame =
                pool.take().salvage(parameters::writeHeader, parameters.captureTime(), buffer.bytes(), found);
        frame.memory().scaledFrom(parameters.fullSize());
        end();
        return frame;
    }

    /** Whether the packets may be used though some are missing: joined ones only if their sender's offsets are right. */
    private boolean isSalvageable() {
        data.arrange();
        return !data.joins() || (isSure && data.areOffsetsRight());
    }

    private void end() {
        underWay = false;
        early.lose();
    }

    /**
     * Takes a packet.
     *
     * @param packet has read it
     * @param bound how far into a frame its data may belong
     * @return false if it is a double, or cannot be one of this frame
     */
    boolean take(RtpJpegPacket packet, long number, ByteBuffer datagram, OffsetBound bound) {
        RtpJpegWire payload = packet.payload();
        boolean agrees = parameters.agree(payload);
        if (packets.contains(number)
                || !data.allows(number, payload.fragmentOffset(), bound)
                || !(agrees || data.joins())) {
            return false;
        }
        if (!data.add(number, packet, datagram)) {
            counters.increment(Counter.MEMORY_REFUSED);
            return false;
        }
        if (payload.isFirst()) {
            parameters.follow(payload);
        }
        isSure &= agrees && packet.timestamp() == timestamp;
        parameters.take(packet, datagram);
        if (packets.isContradictory()) {
            drop();
        } else {
            early.grown(packets.lengthSoFar());
        }
        return true;
    }

    /** Whether it can be shown before it is whole: it is a sender's of this project, and its first packet is there. */
    boolean mayBeGivenEarly() {
        return underWay
                && !data.joins()
                && !early.isGiven()
                && packets.lengthSoFar() > 0
                && parameters.isDecodableInRows();
    }

    boolean isGivenEarly() {
        return early.isGiven();
    }

    /** Gives out the frame while it grows; null if it is no picture. {@link #finishEarly} or {@link #drop} end it. */
    @Nullable
    GrowingFrame giveEarly(FrameMemory to) {
        parameters.writeHeader(buffer.bytes());
        GrowingFrame frame = early.give(to, parameters.captureTime(), packets.lengthSoFar());
        if (frame == null) {
            drop();
        } else {
            to.scaledFrom(parameters.fullSize());
        }
        return frame;
    }

    PacketTable packets() {
        return packets;
    }

    boolean isComplete() {
        return underWay && packets.isComplete();
    }

    int timestamp() {
        return timestamp;
    }

    /** Whether the packets, all of which came, are a picture; counted if they are not. */
    boolean isPicture() {
        data.arrange();
        verdict = parameters.verify(buffer.bytes(), JpegHeader.BYTES, packets.totalLength());
        Counter refusal = verdict == Verdict.BROKEN ? Counter.FRAMES_BROKEN : parameters.refusal();
        if (refusal == null) {
            return true;
        }
        counters.increment(refusal, parameters.refusedQ());
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
        to.scaledFrom(parameters.fullSize());
        buffer.exchange(to.spare());
        return frame;
    }

    /**
     * Ends the frame, which is a complete picture that was given out early. Returns whether it is whole: false, and counted, if
     * its scan is not that of its headers.
     */
    boolean finishEarly() {
        underWay = false;
        boolean isWhole = early.finish(endOfPicture(), verdict == Verdict.HOLDS);
        counters.increment(isWhole ? Counter.FRAMES_COMPLETE : Counter.FRAMES_BROKEN);
        return isWhole;
    }

    /** Where the picture ends, with the EOI that senders may leave out, and without what they may put behind it. */
    private int endOfPicture() {
        byte[] bytes = buffer.bytes();
        int end = JpegMarkers.endOfPicture(bytes, JpegHeader.BYTES, JpegHeader.BYTES + packets.totalLength());
        return JpegMarkers.endWithEoi(bytes, JpegHeader.BYTES, end);
    }

    int heldBytes() {
        return buffer.bytes().length;
    }

    /** The stream ends: gives up large buffers. */
    void shrink() {
        buffer.shrink();
        packets.shrink();
    }
}
