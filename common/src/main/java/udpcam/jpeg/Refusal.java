package udpcam.jpeg;

/**
 * Why RFC 2435 does not carry a JPEG.
 *
 * @param words a few, for the user
 * @param damaged whether something is missing or wrong, so that no decoder makes the whole picture of it; else it is of
 *     another kind
 */
record Refusal(String words, boolean damaged) {
    static final Refusal NOT_A_JPEG = damaged("not a JPEG");
    static final Refusal BROKEN_HEADERS = damaged("broken headers");
    static final Refusal NO_END = damaged("no end (EOI)");

    static Refusal damaged(String words) {
        return new Refusal(words, true);
    }

    static Refusal otherKind(String words) {
        return new Refusal(words, false);
    }
}
