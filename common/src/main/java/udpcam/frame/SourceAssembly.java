package udpcam.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.rtp.ReceptionStatistics;

/** Puts the datagrams of one source together to frames, whatever they are. Called by one thread. */
interface SourceAssembly {
    /** Takes a datagram, which it may read away; returns the frame that is complete with it, the caller's to close. */
    @Nullable
    EncodedFrame offer(ByteBuffer datagram, long nowNanos);

    /** How its packets come in, for reports about them; null on a wire that has no reports. */
    @Nullable
    ReceptionStatistics statistics();

    /** How much of the memory budget it holds. */
    int reservedBytes();

    /** Frees the memory; it is not used again. */
    void close();
}
