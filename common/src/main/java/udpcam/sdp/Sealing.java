package udpcam.sdp;

import udpcam.rtcp.Cname;
import udpcam.srtp.MasterKey;

/**
 * By what the packets of a described stream are sealed (SRTP).
 *
 * @param key the master key, with its suite (RFC 4568)
 * @param source SSRC and CNAME of the stream (RFC 5576 section 4.1): GStreamer opens what it was told the SSRC of; empty where that
 *     is not told, or was read
 */
public record Sealing(MasterKey key, String source) {
    /** By a key, in packets of one SSRC. */
    public static Sealing of(MasterKey key, int ssrc, Cname cname) {
        return new Sealing(key, Integer.toUnsignedString(ssrc) + " cname:" + cname.text());
    }
}
