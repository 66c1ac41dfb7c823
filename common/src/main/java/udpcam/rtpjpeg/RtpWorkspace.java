package udpcam.rtpjpeg;

import java.nio.ByteBuffer;
import udpcam.count.Counters;
import udpcam.frame.FrameMemory;
import udpcam.packets.MemoryBudget;
import udpcam.parity.ParityDecoder;
import udpcam.run.Pool;

/**
 * What all RTP streams of one receiver use in turn: the reader of packets, the decoder of parity, and the state that a stream
 * takes with its first packet and gives back at its end. Called by one thread.
 */
public final class RtpWorkspace {
    private static final int LARGEST_BYTES = 65_507; // of a datagram
    private static final int IDLE_STATES = 4;

    private final Counters nobodys = new Counters(); // of a state while no stream has it
    private final MemoryBudget budget;
    private final Pool<FrameMemory> frames;
    private final RtpFormat format;
    private final RtpJpegPacket packet;
    private final RestartRuns runs = new RestartRuns();
    private final ParityDecoder decoder = new ParityDecoder();
    private final ByteBuffer restored = ByteBuffer.allocateDirect(LARGEST_BYTES);
    private final Pool<RtpStreamState> states = new Pool<>(IDLE_STATES, this::newState);

    /** {@code frames} are the ones that streams give out; {@code format} says what RTP packets do not say of themselves. */
    public RtpWorkspace(MemoryBudget budget, Pool<FrameMemory> frames, RtpFormat format) {
        this.budget = budget;
        this.frames = frames;
        this.format = format;
        this.packet = new RtpJpegPacket(format.extensionIds());
    }

    private RtpStreamState newState() {
        return new RtpStreamState(this);
    }

    /** Counters of no stream. */
    Counters nobodys() {
        return nobodys;
    }

    Pool<FrameMemory> frames() {
        return frames;
    }

    RtpFormat format() {
        return format;
    }

    RtpJpegPacket packet() {
        return packet;
    }

    RestartRuns runs() {
        return runs;
    }

    ParityDecoder decoder() {
        return decoder;
    }

    /** Room for a packet that was sent again. */
    ByteBuffer restored() {
        return restored;
    }

    MemoryBudget.Share newShare() {
        return budget.share();
    }

    /** The state of a stream that begins. */
    RtpStreamState begin(int ssrc, boolean isNear, Counters counters) {
        RtpStreamState state = states.take();
        state.begin(ssrc, isNear, counters);
        return state;
    }

    /** A stream ends; its state is another one's from now on. */
    void end(RtpStreamState state) {
        state.end();
        states.give(state);
    }
}
