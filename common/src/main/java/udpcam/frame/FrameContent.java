package udpcam.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.scan.ForeignSize;

/** A JPEG in a buffer, as far as it came, and what its headers say. */
final class FrameContent {
    private final JpegFrame parts = new JpegFrame();
    private byte[] bytes = new byte[0];
    private int length;
    private boolean takenApart;
    private @Nullable PictureSize size;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    JpegFrame parts() {
        return parts;
    }

    @Nullable
    PictureSize size() {
        return size;
    }

    /** Takes a buffer; what was taken apart before still holds. */
    void put(byte[] newBytes, int newLength) {
        bytes = newBytes;
        length = newLength;
    }

    /** Reads the headers of a JPEG that grows or is damaged; false if they are not what they should be. */
    boolean begin(byte[] newBytes, int headers) {
        takenApart = parts.begin(ByteBuffer.wrap(newBytes, 0, headers));
        size = takenApart ? parts.size() : null;
        return takenApart;
    }

    /** Takes apart the JPEG, all of which is there; false if it is none of those that are sent in parts. */
    boolean readWhole() {
        return parts.read(ByteBuffer.wrap(bytes, 0, length));
    }

    /** Takes apart what has come since; false if the scan is not that of the headers. */
    boolean readOn() {
        return parts.readOn(ByteBuffer.wrap(bytes, 0, length));
    }

    /** Reads a whole JPEG of any kind, which another program may have bent. */
    void readAny() {
        takenApart = readWhole();
        size = takenApart ? parts.size() : PictureSize.ofJpeg(bytes, length);
        if (size == null) {
            size = ForeignSize.of(bytes, length);
        }
    }

    boolean isTakenApart() {
        return takenApart;
    }

    /** How many rows of MCUs there are, if each is a restart interval; else 0. */
    int rows() {
        boolean isInRows =
                takenApart && parts.restartInterval() == parts.sampling().mcusPerRow(parts.size());
        return isInRows ? parts.sampling().mcuRows(parts.size()) : 0;
    }

    ByteBuffer data(int firstRow, int endRow) {
        int start = parts.intervalStart(firstRow);
        return ByteBuffer.wrap(bytes, start, parts.intervalStart(endRow) - start);
    }
}
