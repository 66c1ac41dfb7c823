package udpcam.srtp;

/** What became of a datagram that was to be opened. All but {@link #OPENED} leave everything as it was. */
public enum Verdict {
    /** It is authentic and new, and in clear now. */
    OPENED,
    /** It is too short, or no packet of this kind. */
    MALFORMED,
    /** Its index was used before, or is older than the replay window. Nobody has looked whether it is authentic. */
    REPLAYED,
    /** Its tag is wrong: another key, another roll-over counter, or a changed packet. */
    FORGED,
    /** It has another SSRC than all that are known, and there is no room for one more. */
    ONE_STREAM_TOO_MANY
}
