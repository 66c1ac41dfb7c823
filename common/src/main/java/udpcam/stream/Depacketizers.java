package udpcam.stream;

import java.util.function.BooleanSupplier;
import udpcam.classic.ClassicDepacketizer;
import udpcam.count.Counters;
import udpcam.frame.Depacketizer;
import udpcam.frame.FrameMemory;
import udpcam.packets.MemoryBudget;
import udpcam.rtpjpeg.RtpDepacketizer;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.rtpjpeg.RtpWorkspace;
import udpcam.run.Pool;

/** Makes the depacketizers of a receiver's streams, which share one memory budget and the frames that they give out. */
public final class Depacketizers {
    /** How much memory all unfinished frames and the packets kept for their repair take at the most. */
    public static final long MAX_BYTES = 64L << 20;

    private static final int IDLE_FRAMES = 3; // besides one of each stream that is shown

    private final MemoryBudget budget;
    private final Pool<FrameMemory> frames;
    private final RtpWorkspace rtp;

    /**
     * @param format what RTP packets do not say of themselves
     * @param shown how many streams are shown at the most
     * @param reclaimer closes some depacketizer whose memory another one needs; false if there is none that may be closed
     */
    public Depacketizers(RtpFormat format, int shown, BooleanSupplier reclaimer) {
        this.frames = new Pool<>(IDLE_FRAMES + shown, this::newMemory);
        this.budget = new MemoryBudget(MAX_BYTES, reclaimer::getAsBoolean);
        this.rtp = new RtpWorkspace(budget, frames, format);
    }

    /** Where one stream is shown. */
    public Depacketizers(RtpFormat format, BooleanSupplier reclaimer) {
        this(format, 1, reclaimer);
    }

    private FrameMemory newMemory() {
        return new FrameMemory(frames);
    }

    /** For an SSRC; {@code isNear}: of a sender on this computer. */
    public Depacketizer rtp(int ssrc, boolean isNear, Counters counters) {
        return new RtpDepacketizer(ssrc, isNear, rtp, counters);
    }

    /** For a sender of the classic wire. */
    public Depacketizer classic(Counters counters) {
        return new ClassicDepacketizer(counters, budget.share(), frames);
    }
}
