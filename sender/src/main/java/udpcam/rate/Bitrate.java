package udpcam.rate;

/**
 * What {@code --bitrate} says.
 *
 * @param ceiling the most bits a second to each remote; {@link Long#MAX_VALUE}: none
 * @param follows whether the rate follows what the network takes
 */
public record Bitrate(long ceiling, boolean follows) {
    /** No ceiling, and no more than the network takes. */
    public static final Bitrate AUTO = new Bitrate(Long.MAX_VALUE, true);

    /** Whatever the quality asks for. */
    public static final Bitrate OFF = new Bitrate(Long.MAX_VALUE, false);

    /** No more than the network takes, nor than a ceiling. */
    public static Bitrate atMost(long bitsPerSecond) {
        return new Bitrate(bitsPerSecond, true);
    }
}
