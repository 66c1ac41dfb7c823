package udpcam.sdp;

import java.net.InetAddress;

/**
 * Who described a session, and in which edition (RFC 8866 section 5.2).
 *
 * @param id the same in all editions, and in no other session of this sender; of the time it began, as the RFC advises
 * @param version rises with each edition
 * @param address the sender's
 */
public record Origin(long id, long version, InetAddress address) {
    private static final long NTP_TO_UNIX_SECONDS = 2_208_988_800L; // 1900 to 1970

    /** The first edition of a session that begins now. */
    public static Origin of(InetAddress address, long unixSeconds) {
        return new Origin(unixSeconds + NTP_TO_UNIX_SECONDS, 1, address);
    }

    public Origin next() {
        return new Origin(id, version + 1, address);
    }
}
