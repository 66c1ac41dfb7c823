package udpcam.jpeg.scan;

import udpcam.jpeg.JpegMarkers;

/** The segments that tell decoders what the components are: JFIF's (APP0) and Adobe's (APP14). Decoders warn of odd ones. */
final class ColourSegments {
    /** Where Adobe's transform is among the parameters. */
    static final int TRANSFORM_OFFSET = 11;

    /** Where JFIF's major version is. */
    static final int JFIF_MAJOR_OFFSET = 5;

    static final byte JFIF_MAJOR = 1;

    private static final byte[] JFIF = {'J', 'F', 'I', 'F', 0};
    private static final int JFIF_BYTES = 14;
    private static final byte[] ADOBE = {'A', 'd', 'o', 'b', 'e'};
    private static final int NONE = 0;
    private static final int YCBCR = 1;
    private static final int YCCK = 2;
    private static final int CMYK_COMPONENTS = 4;

    private ColourSegments() {}

    /** Whether a segment is JFIF's with a version that nobody knows. */
    static boolean isOddJfif(int marker, byte[] jpeg, int start, int end) {
        return marker == JpegMarkers.APP0
                && end - start >= JFIF_BYTES
                && begins(jpeg, start, JFIF)
                && jpeg[start + JFIF_MAJOR_OFFSET] != JFIF_MAJOR;
    }

    /** Whether a segment is Adobe's, and has a transform. */
    static boolean isAdobe(int marker, byte[] jpeg, int start, int end) {
        return marker == JpegMarkers.APP14 && end - start > TRANSFORM_OFFSET && begins(jpeg, start, ADOBE);
    }

    /** The transform that decoders take an unknown one for. */
    static int transform(int told, int components) {
        int usual = components == CMYK_COMPONENTS ? YCCK : YCBCR;
        return told == NONE || components < 3 ? told : usual;
    }

    private static boolean begins(byte[] jpeg, int start, byte[] name) {
        for (int i = 0; i < name.length; i++) {
            if (jpeg[start + i] != name[i]) {
                return false;
            }
        }
        return true;
    }
}
