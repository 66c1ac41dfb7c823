package udpcam.encode;

import java.nio.ByteBuffer;
import udpcam.jpeg.scan.ForeignJpeg;
import udpcam.jpeg.scan.ScanCheck;
import udpcam.picture.Picture;

/** Makes clean JPEGs of those of a camera that does not keep to the standard. Called by one thread. */
final class CameraJpeg {
    /** The data of one in so many JPEGs are looked into: often enough to find a habit, and next to no work. */
    static final int LOOKED_INTO = 32;

    private final ScanCheck check = new ScanCheck();
    private final ForeignJpeg foreign = new ForeignJpeg();
    private byte[] bytes = new byte[0];
    private int count; // of JPEGs
    private boolean keeps = true; // to the standard

    /**
     * Whether JPEGs of the camera may be sent as they are, if their markers are in order. Looks into the data of a few only: a
     * camera that puts stray bytes before its markers does so again and again, though not in each JPEG.
     */
    boolean maySendAsItIs(ByteBuffer jpeg) {
        if (keeps && count++ % LOOKED_INTO == 0) {
            copy(jpeg);
            boolean isWhole = check.isWhole(bytes, jpeg.remaining());
            keeps = isWhole || !foreign.clean(bytes, jpeg.remaining());
        }
        return keeps;
    }

    /** Makes a clean one of a JPEG; false if that cannot be, and why not. */
    boolean clean(ByteBuffer jpeg) {
        copy(jpeg);
        return foreign.clean(bytes, jpeg.remaining());
    }

    /** Why the last one was not made clean, in a few words for the user. */
    String refusal() {
        return foreign.fault().words();
    }

    /** Whether the last one was not made clean because it is no sequential JPEG. */
    boolean isOtherKind() {
        return foreign.fault().isOtherKind();
    }

    /** Appends the clean JPEG. */
    void write(JpegBuffer memory) {
        memory.put(ByteBuffer.wrap(foreign.bytes()), 0, foreign.length());
    }

    /** The clean JPEG in place of that of the camera. */
    Picture picture(Picture.Supply supply, Picture of) {
        ByteBuffer clean = ByteBuffer.wrap(foreign.bytes(), 0, foreign.length());
        return supply.copyJpeg(clean, of.size(), of.capturedNanos());
    }

    private void copy(ByteBuffer jpeg) {
        int length = jpeg.remaining();
        if (bytes.length < length) {
            bytes = new byte[length + length / 4];
        }
        jpeg.get(jpeg.position(), bytes, 0, length);
    }
}
