package udpcam.pace;

/** The rate at which a {@link PacedSink} sends. Called by one thread. */
@FunctionalInterface
interface PaceRate {
    /** In bits a second, above zero. Called once for each datagram that is to leave now, with its size. */
    long bitsPerSecond(int bytes, long nowNanos);
}
