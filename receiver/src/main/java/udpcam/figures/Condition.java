package udpcam.figures;

/**
 * In what condition pictures come.
 *
 * @param quality of the JPEG shown last, 1-100 on the scale of libjpeg; 0 if that is not known
 * @param repaired segments that were lost in the last second and came back, out of parity or sent again
 * @param concealed frames that were shown in the last second with rows of earlier ones
 */
public record Condition(int quality, long repaired, long concealed) {
    /** Of no picture. */
    public static final Condition UNKNOWN = new Condition(0, 0, 0);
}
