package udpcam.rtcp;

import java.nio.ByteBuffer;
import udpcam.rtp.NtpTime;

/**
 * A receiver's reference time, to be sent back to it with how long it was here (RFC 3611 4.4, 4.5).
 *
 * @param receiver its SSRC
 * @param time the middle 32 bits of its NTP timestamp
 * @param cameNanos when it came, on the monotonic clock
 */
public record ReferenceTime(int receiver, int time, long cameNanos) {
    static final int BYTES = 12;

    void write(ByteBuffer datagram, long nowNanos) {
        datagram.putInt(receiver).putInt(time).putInt(NtpTime.compactDelay(nowNanos - cameNanos));
    }
}
