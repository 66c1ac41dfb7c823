package udpcam.rtpjpeg;

import udpcam.count.Counters;
import udpcam.packets.MemoryBudget;

/**
 * The jitter buffer, the tables and the repair of one stream. One stream after another uses it, so that a new SSRC, which any
 * stranger may invent, allocates nothing. It grows with its stream, and shrinks when that ends. Called by one thread.
 */
final class RtpStreamState {
    private final MemoryBudget.Share memory;
    private final RtpTables tables = new RtpTables();
    private final JitterBuffer frames;
    private final StreamRepair repair;

    RtpStreamState(RtpWorkspace shared) {
        this.memory = shared.newShare();
        this.frames = new JitterBuffer(shared.nobodys(), memory, shared.format(), tables, shared.runs());
        this.repair = new StreamRepair(shared, memory);
    }

    /** Begins the stream of an SSRC; {@code isNear}: of a sender on this computer. */
    void begin(int ssrc, boolean isNear, Counters counters) {
        memory.open();
        memory.count(frames.heldBytes() + repair.heldBytes());
        beginAnew();
        frames.begin(counters);
        repair.begin(ssrc, isNear, counters);
    }

    /** The sender began anew: nothing that is known holds any more. */
    void beginAnew() {
        frames.clear();
        repair.clear();
        tables.clear();
    }

    JitterBuffer frames() {
        return frames;
    }

    StreamRepair repair() {
        return repair;
    }

    /** How many bytes of the memory budget it has reserved. */
    long reservedBytes() {
        return memory.bytes();
    }

    /** The stream ends. */
    void end() {
        beginAnew();
        frames.shrink();
        memory.close();
    }
}
