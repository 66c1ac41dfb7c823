package udpcam.sdp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import udpcam.srtp.MasterKey;
import udpcam.srtp.SrtpProfile;

/**
 * The line that tells the key of a sealed medium (RFC 4568 9.1 and 9.2, RFC 7714 14.1):
 *
 * <pre>
 *  a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^20
 *           |          |                                     |                          |
 *          tag       suite                   master key and salt in base64           lifetime
 * </pre>
 *
 * <p>The lifetime is that of the stream, whose sender has to keep to it. Our reports, which the key seals, too, end at 2^31, as RFC
 * 3711 9.2 has it. No message holds a part of a line that may be the key.
 */
final class CryptoAttribute {
    private static final String NAME = "crypto";
    private static final String SUITES =
            Arrays.stream(SrtpProfile.values()).map(Enum::name).collect(Collectors.joining(", "));

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s+(\\w+)\\s+([!-~]+)((?:\\s+[!-~]+)*)\\s*");
    private static final Pattern KEY =
            Pattern.compile("inline:([A-Za-z0-9+/=]+)((?:\\|[^|]*)*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIFETIME = Pattern.compile("(?:2\\^)?\\d{1,15}");

    /** In front of its tag, each packet would have an identifier of its key (RFC 3711 3.1). */
    private static final Pattern KEY_IDENTIFIER = Pattern.compile("\\d+:\\d{1,3}");

    /**
     * Parameters that change nothing here (RFC 4568 6.3): those that may be passed over by anybody; a key derivation rate of 0,
     * which is none; parity of packets before they are sealed, as ours; the size of the replay window, which is advice.
     */
    private static final Pattern WITHOUT_EFFECT =
            Pattern.compile("-.*|KDR=0{1,2}|FEC_ORDER=FEC_SRTP|WSH=\\d+", Pattern.CASE_INSENSITIVE);

    private static final Pattern KNOWN_PARAMETER = Pattern.compile(
            "(KDR|UNENCRYPTED_SRTP|UNENCRYPTED_SRTCP|UNAUTHENTICATED_SRTP|FEC_ORDER|FEC_KEY)(=.*)?",
            Pattern.CASE_INSENSITIVE);

    private CryptoAttribute() {}

    /** The line that tells a key, without its end. */
    static String line(MasterKey key) {
        ByteBuffer bytes = ByteBuffer.allocate(MasterKey.bytes(key.profile()));
        key.write(bytes);
        return "a=" + NAME + ":1 " + key.profile() + " inline:"
                + Base64.getEncoder().encodeToString(bytes.array());
    }

    /**
     * The key of a medium: that of the first line with a suite that is known; null if there is no line at all.
     *
     * @throws MalformedSessionException if there are lines, but none from which a key can be taken: nobody is to take such a
     *     medium for one that is not sealed
     */
    static @Nullable MasterKey of(Section media, Section session) throws MalformedSessionException {
        List<String> lines = new ArrayList<>(media.values(NAME));
        lines.addAll(session.values(NAME));
        for (String line : lines) {
            Matcher form = FORM.matcher(line);
            if (!form.matches()) {
                throw refused("a line is not TAG SUITE inline:KEY");
            }
            SrtpProfile suite = suite(form.group(2));
            if (suite != null) {
                refuseWithEffect(form.group(4));
                return key(suite, form.group(3));
            }
        }
        if (!lines.isEmpty()) {
            throw refused("no suite in it is one of " + SUITES);
        }
        return null;
    }

    /** What is wrong with a profile of sealed RTP and no line. */
    static MalformedSessionException missing() {
        return new MalformedSessionException("RTP/SAVP needs a=crypto:1 SUITE inline:KEY; suites: " + SUITES);
    }

    private static @Nullable SrtpProfile suite(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(SrtpProfile.values())
                .filter(suite -> suite.name().equals(upper))
                .findFirst()
                .orElse(null);
    }

    private static void refuseWithEffect(String parameters) throws MalformedSessionException {
        for (String parameter : parameters.strip().split("\\s+", -1)) {
            if (parameter.isEmpty() || WITHOUT_EFFECT.matcher(parameter).matches()) {
                continue;
            }
            Matcher known = KNOWN_PARAMETER.matcher(parameter);
            throw refused(
                    known.matches()
                            ? known.group(1).toUpperCase(Locale.ROOT) + " is not taken"
                            : "a session parameter is not known");
        }
    }

    private static MasterKey key(SrtpProfile suite, String parameters) throws MalformedSessionException {
        if (parameters.indexOf(';') >= 0) {
            throw refused("only one key is taken");
        }
        Matcher form = KEY.matcher(parameters);
        if (!form.matches()) {
            throw refused("no inline:KEY behind its suite");
        }
        for (String part : form.group(2).split("\\|", -1)) {
            if (KEY_IDENTIFIER.matcher(part).matches()) {
                throw refused("a key identifier (MKI, such as |1:4) in each packet is not taken");
            }
            if (!part.isEmpty() && !LIFETIME.matcher(part).matches()) {
                throw refused("behind the key is no lifetime such as |2^48");
            }
        }
        return key(suite, decoded(form.group(1)));
    }

    private static MasterKey key(SrtpProfile suite, byte[] bytes) throws MalformedSessionException {
        if (bytes.length != MasterKey.bytes(suite)) {
            throw refused("the key is not base64 of " + MasterKey.bytes(suite) + " bytes, key and salt of " + suite);
        }
        MasterKey key = MasterKey.read(suite, ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        return key;
    }

    /** Nothing if it is not base64. */
    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static MalformedSessionException refused(String why) {
        return new MalformedSessionException("a=" + NAME + ": " + why);
    }
}
