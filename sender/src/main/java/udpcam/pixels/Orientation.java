package udpcam.pixels;

import java.nio.IntBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.global.avutil;
import udpcam.jpeg.PictureSize;

/**
 * How a picture lies in its file. To be shown, its axes are exchanged if {@code transposed}, and then it is mirrored.
 *
 * @param transposed whether columns are to become rows
 * @param mirroredX whether left and right are to be exchanged
 * @param mirroredY whether top and bottom are to be exchanged
 */
public record Orientation(boolean transposed, boolean mirroredX, boolean mirroredY) {
    /** As it is to be shown. */
    public static final Orientation UPRIGHT = new Orientation(false, false, false);

    private static final int MATRIX_BYTES = 36;
    private static final int A = 0; // from the columns of the file to those of the screen
    private static final int B = 1; // from columns to rows
    private static final int C = 3; // from rows to columns
    private static final int D = 4; // from rows to rows

    /** What the file says of a frame, to the next quarter of a turn. */
    public static Orientation of(AVFrame frame) {
        AVFrameSideData side = avutil.av_frame_get_side_data(frame, avutil.AV_FRAME_DATA_DISPLAYMATRIX);
        return side == null || side.size() < MATRIX_BYTES
                ? UPRIGHT
                : of(side.data().capacity(MATRIX_BYTES).asByteBuffer().asIntBuffer());
    }

    /** What a display matrix of ISO/IEC 14496-12 says: x' = a x + c y, y' = b x + d y. */
    static Orientation of(IntBuffer matrix) {
        boolean transposed = Math.abs((long) matrix.get(B)) > Math.abs((long) matrix.get(A));
        return transposed
                ? new Orientation(true, matrix.get(C) < 0, matrix.get(B) < 0)
                : new Orientation(false, matrix.get(A) < 0, matrix.get(D) < 0);
    }

    /** From the size in the file to that on the screen, and back. */
    public PictureSize applyTo(PictureSize size) {
        return transposed ? new PictureSize(size.height(), size.width()) : size;
    }
}
