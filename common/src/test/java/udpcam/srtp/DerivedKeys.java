package udpcam.srtp;

import java.util.HexFormat;

/** Session keys (RFC 3711 4.3.2) in hexadecimal digits, as test vectors have them; an AEAD has no authentication key. */
public record DerivedKeys(String encryption, String authentication, String salt) {
    private static final int RTCP_LABELS = 3;

    public static DerivedKeys ofRtp(MasterKey master) {
        return of(master, 0);
    }

    public static DerivedKeys ofRtcp(MasterKey master) {
        return of(master, RTCP_LABELS);
    }

    private static DerivedKeys of(MasterKey master, int labels) {
        SrtpProfile profile = master.profile();
        return new DerivedKeys(
                derive(master, labels, profile.keyBytes()),
                derive(master, labels + 1, profile.authenticationKeyBytes()),
                derive(master, labels + 2, profile.saltBytes()));
    }

    private static String derive(MasterKey master, int label, int bytes) {
        return HexFormat.of().formatHex(KeyDerivation.derive(master.key(), master.salt(), label, bytes));
    }

    /** Opens with these keys, whatever they were derived from. */
    public SrtpReceiver rtpReceiver(SrtpProfile profile, int mostStreams) {
        return new SrtpReceiver(keys(profile, false), mostStreams);
    }

    /** Opens with these keys, whatever they were derived from. */
    public SrtcpReceiver rtcpReceiver(SrtpProfile profile, int mostStreams) {
        return new SrtcpReceiver(keys(profile, true), mostStreams);
    }

    private SessionKeys keys(SrtpProfile profile, boolean ofRtcp) {
        HexFormat hex = HexFormat.of();
        return new SessionKeys(
                profile, ofRtcp, hex.parseHex(encryption), hex.parseHex(authentication), hex.parseHex(salt));
    }
}
