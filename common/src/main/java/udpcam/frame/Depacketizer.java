package udpcam.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.nack.NackTracker;
import udpcam.session.ReceptionStatistics;

/** Puts the datagrams of one stream together to frames, whatever its wire. Called by one thread. */
public interface Depacketizer {
    /**
     * Takes a datagram, which it may read away.
     *
     * @param early whether a frame is welcome that only begins
     * @return a whole frame or one that begins to grow, the caller's to close; null if neither is there with the datagram, also
     *     if that completes the frame that grows: {@link #tellGrown} tells
     */
    @Nullable
    Frame offer(ByteBuffer datagram, long nowNanos, boolean early);

    /** Takes a datagram that repairs the stream, as {@link #offer}; one of no use is counted. */
    @Nullable
    Frame repair(ByteBuffer datagram, long nowNanos);

    /** Whether a growing frame has become whole. True once for it. */
    boolean tellGrown();

    /** What there is of the frame whose playout deadline has passed; null if there is none, or nothing of use. */
    @Nullable
    DamagedFrame poll(long nowNanos);

    /** When the time of the next frame that misses something is over; {@link Long#MAX_VALUE} if none does. */
    long nextNanos();

    /** Whether it is a sender's that sends again what is asked for. */
    boolean isRepairable();

    /** What is to be asked for again; null on a wire on which nothing can be asked for. */
    @Nullable
    NackTracker missing();

    /** How long from when it was missed a packet is of use. */
    long patienceNanos();

    /** Gives up the frame that was given out before it is whole, if there is one: another stream is shown. */
    void loseEarly();

    /** How its packets come in, for reports about them; null on a wire that has no reports. */
    @Nullable
    ReceptionStatistics statistics();

    /** How much of the memory budget it holds. */
    int reservedBytes();

    /** Frees the memory; it is not used again. */
    void close();
}
