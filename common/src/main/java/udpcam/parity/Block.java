package udpcam.parity;

/**
 * The symbols of a block, each known by an element of the field: that of a Cauchy matrix's row or column. All differ as
 * long as there are no more symbols than elements.
 */
final class Block {
    static final int MAX_SYMBOLS = 256;

    private Block() {}

    /** x_i of source symbol i. */
    static int source(int index) {
        return index;
    }

    /** y_j of parity symbol j: counted from the other end, so that neither depends on how many of the other there are. */
    static int parity(int index) {
        return MAX_SYMBOLS - 1 - index;
    }

    static void checkRange(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + ": " + value + ", not " + min + "-" + max);
        }
    }
}
