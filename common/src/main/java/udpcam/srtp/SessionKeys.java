package udpcam.srtp;

import java.util.Arrays;

/**
 * The session keys of RTP or of RTCP (RFC 3711 4.3.2), used once, to make a {@link Transform}.
 */
final class SessionKeys {
    private static final int RTP_LABELS = 0;
    private static final int RTCP_LABELS = 3;
    private static final int ENCRYPTION = 0;
    private static final int AUTHENTICATION = 1;
    private static final int SALT = 2;

    private final SrtpProfile profile;
    private final boolean ofRtcp;
    private final byte[] encryption;
    private final byte[] authentication;
    private final byte[] salt;

    SessionKeys(SrtpProfile profile, boolean ofRtcp, byte[] encryption, byte[] authentication, byte[] salt) {
        this.profile = profile;
        this.ofRtcp = ofRtcp;
        this.encryption = encryption;
        this.authentication = authentication;
        this.salt = salt;
    }

    static SessionKeys ofRtp(MasterKey master) {
        return derive(master, false);
    }

    static SessionKeys ofRtcp(MasterKey master) {
        return derive(master, true);
    }

    private static SessionKeys derive(MasterKey master, boolean ofRtcp) {
        SrtpProfile profile = master.profile();
        int labels = ofRtcp ? RTCP_LABELS : RTP_LABELS;
        return new SessionKeys(
                profile,
                ofRtcp,
                derive(master, labels + ENCRYPTION, profile.keyBytes()),
                derive(master, labels + AUTHENTICATION, profile.authenticationKeyBytes()),
                derive(master, labels + SALT, profile.saltBytes()));
    }

    private static byte[] derive(MasterKey master, int label, int bytes) {
        return KeyDerivation.derive(master.key(), master.salt(), label, bytes);
    }

    SrtpProfile profile() {
        return profile;
    }

    /** What seals and opens with these keys, of which it keeps copies; they are gone then. */
    Transform transform() {
        Transform transform = profile.isAead()
                ? new AesGcm(encryption, salt, ofRtcp)
                : new AesCounterMode(encryption, authentication, salt, profile.tagBytes());
        Arrays.fill(encryption, (byte) 0);
        Arrays.fill(authentication, (byte) 0);
        return transform;
    }
}
