package udpcam.srtp;

/**
 * How many times more than seems the sequence numbers of an SSRC have wrapped: guesses for a receiver that nobody tells, since it
 * knows the key from a session description, and came late or heard nothing for more than 2^15 packets. Each packet that the key does
 * not fit is tried with one guess, so that a forged one costs twice at the most, and the tag says which guess is right.
 *
 * <p>The guesses begin at 1 again and again, each time up to about twice as far as before: after r wraps about 4r packets are
 * needed. All rounds have an odd length, so that none of several SSRCs whose packets take turns always gets the same half of the guesses.
 */
final class RolloverSearch {
    /** 2^32 packets: more than a week of a stream of 6,000 packets a second. */
    static final int MOST = 0xFFFF;

    private int end = 1;
    private int last;

    /** The next guess, 1 to {@link #MOST}. */
    int next() {
        if (last == end) {
            last = 0;
            end = end == MOST ? 1 : 2 * end + 1;
        }
        return ++last;
    }

    /** One was right; another counter may be lost soon, by no more. */
    void found() {
        last = 0;
        end = 1;
    }
}
