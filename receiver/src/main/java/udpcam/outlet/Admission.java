package udpcam.outlet;

import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.frame.Frame;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.PictureSize;

/** Whether a frame is fit to be handed out: its size is admitted, and its data are one whole picture. Any thread may ask. */
public final class Admission {
    private final long maxPixels;

    /** {@code maxPixels} is the most width x height. */
    public Admission(long maxPixels) {
        this.maxPixels = maxPixels;
    }

    /** Why a frame is refused by its size, which is known before the frame is whole; null if it is not. */
    @Nullable
    Counter refusalBySize(Frame frame) {
        PictureSize size = frame.size();
        if (size == null) {
            return Counter.FRAMES_NOT_JPEG;
        }
        return size.pixels() > maxPixels ? Counter.FRAMES_OVERSIZE : null;
    }

    /** The size that a frame's picture had before it was scaled down; null if that is not said, or as large as none may be. */
    @Nullable
    PictureSize fullSize(Frame frame) {
        PictureSize size = frame.fullSize();
        return size == null || size.pixels() > maxPixels ? null : size;
    }

    /** Why a frame that is whole is refused; null if it is fit. The data of foreign senders' frames are checked, once each. */
    public @Nullable Counter refusal(WholeFrame frame) {
        Counter bySize = refusalBySize(frame);
        if (bySize != null) {
            return bySize;
        }
        return frame.isOnePicture() ? null : Counter.FRAMES_BROKEN;
    }
}
