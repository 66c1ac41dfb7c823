package udpcam.link;

/** The rate at which a {@link PacedSink} sends. Called by one thread. */
@FunctionalInterface
interface PaceRate {
    /** In bits a second, above zero; asked once for each datagram, of so many bytes, that is to leave now. */
    long bitsPerSecond(int bytes, long nowNanos);
}
