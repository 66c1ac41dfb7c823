package udpcam.srtp;

/**
 * How packets are encrypted and authenticated, by the names that session descriptions have for it (RFC 4568 6.2, RFC 7714 14.1).
 */
public enum SrtpProfile {
    /** AES in counter mode and HMAC-SHA1 with a tag of 80 bits (RFC 3711 8.2): what every player of SRTP knows. */
    AES_CM_128_HMAC_SHA1_80(16, 14, 20, 10),
    /** AES-GCM with a key of 128 bits (RFC 7714 12). */
    AEAD_AES_128_GCM(16, 12, 0, 16),
    /** AES-GCM with a key of 256 bits (RFC 7714 12). */
    AEAD_AES_256_GCM(32, 12, 0, 16);

    private static final int INDEX_BYTES = Integer.BYTES;

    private final int keyBytes;
    private final int saltBytes;
    private final int authenticationKeyBytes;
    private final int tagBytes;

    SrtpProfile(int keyBytes, int saltBytes, int authenticationKeyBytes, int tagBytes) {
        this.keyBytes = keyBytes;
        this.saltBytes = saltBytes;
        this.authenticationKeyBytes = authenticationKeyBytes;
        this.tagBytes = tagBytes;
    }

    /** Of a master key, and of the keys that encrypt. */
    public int keyBytes() {
        return keyBytes;
    }

    /** Of a master salt, and of the salts of nonces. */
    public int saltBytes() {
        return saltBytes;
    }

    /** By how much a sealed packet of RTP is longer than the packet. */
    public int rtpAddedBytes() {
        return tagBytes;
    }

    /** By how much a sealed packet of RTCP is longer than the packet. */
    public int rtcpAddedBytes() {
        return tagBytes + INDEX_BYTES;
    }

    /** 0 for an AEAD, which has one key for both. */
    int authenticationKeyBytes() {
        return authenticationKeyBytes;
    }

    int tagBytes() {
        return tagBytes;
    }

    boolean isAead() {
        return authenticationKeyBytes == 0;
    }
}
