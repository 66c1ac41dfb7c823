package udpcam.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.rtp.ReceptionStatistics;

/** Puts the datagrams of one source together to frames, whatever they are. Called by one thread. */
interface SourceAssembly {
    /**
     * Takes a datagram, which it may read away.
     *
     * @param early whether a frame is welcome that only begins; it is returned once more when it is whole
     * @return the frame that is complete with the datagram, or begins; the caller's to close, each time
     */
    @Nullable
    EncodedFrame offer(ByteBuffer datagram, long nowNanos, boolean early);

    /** Gives up the frame that was given out before it is whole, if there is one: another source is shown. */
    void loseEarly();

    /** How its packets come in, for reports about them; null on a wire that has no reports. */
    @Nullable
    ReceptionStatistics statistics();

    /** How much of the memory budget it holds. */
    int reservedBytes();

    /** Frees the memory; it is not used again. */
    void close();
}
