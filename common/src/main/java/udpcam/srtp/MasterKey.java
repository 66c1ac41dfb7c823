package udpcam.srtp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A master key with its master salt (RFC 3711 3.2.1), from which the session keys of RTP and RTCP are derived. It is fresh for
 * each run, since two packets with one SSRC and one index under one key give both away (RFC 3711 9.1). Programs that seal under
 * the same master key have SSRCs that differ.
 */
public final class MasterKey {
    private final SrtpProfile profile;
    private final byte[] key;
    private final byte[] salt;

    /** A key and a salt of the sizes of their profile; both are copied. */
    public MasterKey(SrtpProfile profile, byte[] key, byte[] salt) {
        if (key.length != profile.keyBytes() || salt.length != profile.saltBytes()) {
            throw new IllegalArgumentException(profile + " has a key of " + profile.keyBytes() + " bytes and a salt of "
                    + profile.saltBytes() + ", not of " + key.length + " and " + salt.length);
        }
        this.profile = profile;
        this.key = key.clone();
        this.salt = salt.clone();
    }

    /** A new key; the source is one that nobody can guess. */
    public static MasterKey random(SrtpProfile profile, RandomGenerator random) {
        byte[] bytes = new byte[bytes(profile)];
        random.nextBytes(bytes);
        MasterKey fresh = read(profile, ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        return fresh;
    }

    /** Reads a key and the salt behind it, as {@link #write} puts them. */
    public static MasterKey read(SrtpProfile profile, ByteBuffer from) {
        byte[] key = new byte[profile.keyBytes()];
        byte[] salt = new byte[profile.saltBytes()];
        from.get(key).get(salt);
        MasterKey read = new MasterKey(profile, key, salt);
        Arrays.fill(key, (byte) 0);
        return read;
    }

    /** How long key and salt of a profile are. */
    public static int bytes(SrtpProfile profile) {
        return profile.keyBytes() + profile.saltBytes();
    }

    /** Writes the key and the salt behind it, as session descriptions have them, too (RFC 4568 6.1). */
    public void write(ByteBuffer out) {
        out.put(key()).put(salt());
    }

    public SrtpProfile profile() {
        return profile;
    }

    /** The key itself, no copy. */
    byte[] key() {
        return key;
    }

    /** The salt itself, no copy. */
    byte[] salt() {
        return salt;
    }

    /** Tells nothing of the key. */
    @Override
    public String toString() {
        return "MasterKey[" + profile + "]";
    }
}
