package udpcam.frame;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.FrameCheck.Verdict;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.JpegMarkers;
import udpcam.rtp.RtpHeader;
import udpcam.run.Counter;
import udpcam.run.Counters;
import udpcam.run.Pool;
import udpcam.wire.RtpJpegWire;

/**
 * One frame of RTP/JPEG on its way to be whole. Data go where their offset says, behind room for the JPEG's headers, which
 * are written here and never come from the network.
 *
 * <p>Called by one thread; its memory comes out of a {@link MemoryBudget}.
 */
final class RtpAssembly {
    private static final int EOI_BYTES = 2;

    private final Counters counters;
    private final MemoryBudget budget;
    private final RtpParameters parameters;
    private final PacketTable packets = new PacketTable();
    private final RestartRuns runs = new RestartRuns();
    private byte[] bytes = new byte[0];
    private boolean underWay;
    private int timestamp;
    private Verdict verdict = Verdict.ABSENT;
    private @Nullable EncodedFrame early; // the frame under way, if it was given out before it is whole

    RtpAssembly(Counters counters, MemoryBudget budget, RtpFormat format, RtpTables knownTables) {
        this.counters = counters;
        this.budget = budget;
        this.parameters = new RtpParameters(format, knownTables);
    }

    boolean isUnderWay() {
        return underWay;
    }

    /** Whether a packet is one of the frame, by its timestamp and its extended sequence number. */
    boolean expects(int packetTimestamp, long number) {
        return underWay && timestamp == packetTimestamp && packets.covers(number);
    }

    /** Begins the frame of a packet; none of its packets is older than {@code lowestNumber}. */
    void begin(int packetTimestamp, RtpJpegWire packet, long lowestNumber) {
        underWay = true;
        timestamp = packetTimestamp;
        parameters.begin(packet);
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
     * Ends the frame under way, whatever is missing, and gives out a copy of what came of it: a damaged frame, the caller's to
     * close; null if nothing of it is of use, which is counted.
     */
    @Nullable
    EncodedFrame salvage(Pool<EncodedFrame> pool) {
        boolean hasHeaders = underWay && !packets.isEmpty() && parameters.recall();
        FoundIntervals found = hasHeaders ? runs.find(packets, bytes, parameters.intervals()) : null;
        if (found == null || found.found() == 0) {
            drop();
            return null;
        }
        EncodedFrame frame = pool.take();
        frame.salvage(parameters, bytes, found);
        end();
        return frame;
    }

    private void end() {
        underWay = false;
        EncodedFrame lost = early;
        if (lost != null) {
            early = null;
            swap(lost.lose());
            lost.close();
        }
    }

    /**
     * Takes a packet, of which the header is read and the data are left.
     *
     * @param largestBytes the most data that a packet of this sender had
     * @return false if it is a double, or cannot be one of this frame
     */
    boolean take(RtpHeader header, RtpJpegWire packet, long number, ByteBuffer data, int largestBytes) {
        boolean farOff =
                packet.fragmentOffset() > packets.before(number) * largestBytes; // or one could take all memory
        if (packets.contains(number) || !parameters.agree(packet) || farOff) {
            return false;
        }
        int start = JpegHeader.BYTES + packet.fragmentOffset();
        int end = start + data.remaining();
        if (end + EOI_BYTES > bytes.length && !grow(end + EOI_BYTES)) {
            counters.increment(Counter.MEMORY_REFUSED);
            return false;
        }
        parameters.take(header, packet, data);
        packets.add(number, packet, data.remaining(), header.marker());
        data.get(data.position(), bytes, start, data.remaining());
        if (packets.isContradictory()) {
            drop();
        } else if (early != null) {
            early.grown(bytes, JpegHeader.BYTES + packets.lengthSoFar());
        }
        return true;
    }

    /** Whether it is of use before it is whole: a sender's of this project, of which the first packet is there. */
    boolean mayBeGivenEarly() {
        return underWay && early == null && packets.lengthSoFar() > 0 && parameters.isDecodableInRows();
    }

    boolean isGivenEarly() {
        return early != null;
    }

    /** Gives out the frame while it grows; null if it is no picture. It is given once more by {@link #handOver}. */
    @Nullable
    EncodedFrame giveEarly(EncodedFrame frame) {
        parameters.writeHeader(bytes);
        boolean grows = frame.grow(bytes, JpegHeader.BYTES, parameters.captureTime());
        early = frame;
        if (!grows) {
            drop();
            frame.close();
            return null;
        }
        frame.grown(bytes, JpegHeader.BYTES + packets.lengthSoFar());
        return frame;
    }

    /** The number of the packet that begins the frame. */
    long firstNumber() {
        return packets.first();
    }

    boolean isComplete() {
        return underWay && packets.isComplete();
    }

    /** Whether a packet is missing that is older than {@code number}, so that it will not come any more. */
    boolean isHopeless(long number) {
        return underWay && packets.firstMissing() < number;
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
        verdict = parameters.verify(bytes, JpegHeader.BYTES, packets.totalLength());
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

    /**
     * Hands over the frame, which is a complete picture, in exchange for another buffer; null if it was given early and its scan
     * turned out not to be that of its headers, which is counted.
     */
    @Nullable
    EncodedFrame handOver(Pool<EncodedFrame> pool) {
        int end = JpegHeader.BYTES + packets.totalLength();
        if (bytes[end - 2] != (byte) 0xFF || bytes[end - 1] != (byte) JpegMarkers.EOI) {
            bytes[end++] = (byte) 0xFF; // senders may leave it out
            bytes[end++] = (byte) JpegMarkers.EOI;
        }
        underWay = false;
        boolean proven = verdict == Verdict.HOLDS;
        EncodedFrame frame = early;
        if (frame != null) {
            early = null;
            frame.grown(bytes, end);
            swap(frame.finish(proven));
            boolean whole = frame.isWhole();
            counters.increment(whole ? Counter.FRAMES_COMPLETE : Counter.FRAMES_BROKEN);
            if (!whole) {
                frame.close();
            }
            return whole ? frame : null;
        }
        counters.increment(Counter.FRAMES_COMPLETE);
        parameters.writeHeader(bytes);
        frame = pool.take();
        swap(frame.exchange(bytes, end, proven, parameters.captureTime()));
        return frame;
    }

    /** Goes on with another buffer. */
    private void swap(byte[] other) {
        budget.release(bytes.length - other.length);
        bytes = other;
    }

    /** How much of the budget it holds. */
    int reservedBytes() {
        return bytes.length;
    }

    /** Frees the memory; the assembly is not used again. */
    void close() {
        drop();
        budget.release(bytes.length);
        bytes = new byte[0];
    }

    private boolean grow(int needed) {
        int size = Math.max(needed, 2 * bytes.length);
        if (!budget.reserve(size - bytes.length)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, size);
        return true;
    }
}
