package udpcam.rtpjpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;

/**
 * Names the tables and the exact size of a stream's frames by Q. Both are in a frame's first packet alone; when that is lost,
 * a receiver knows them by their Q from frames before. A Q never names others later (RFC 2435 section 4.2), and 127 are all
 * there are. Called by one thread.
 */
final class TablesInUse {
    private static final int MOST = RtpJpegWire.Q_DYNAMIC - RtpJpegWire.Q_FIRST_STATIC;

    private static final class Named {
        private final byte[] tables;
        private final PictureSize size;
        private final Sampling sampling;

        Named(JpegFrame frame) {
            tables = frame.quantization().clone();
            size = frame.size();
            sampling = frame.sampling();
        }

        boolean isOf(JpegFrame frame) {
            return size.equals(frame.size())
                    && sampling == frame.sampling()
                    && Arrays.equals(tables, frame.quantization());
        }
    }

    private final List<Named> named = new ArrayList<>();

    /** The Q of a frame, 128-254; 255 once these are used up, as by a camera that has other tables for each frame. */
    int q(JpegFrame frame) {
        for (int i = 0; i < named.size(); i++) {
            if (named.get(i).isOf(frame)) {
                return RtpJpegWire.Q_FIRST_STATIC + i;
            }
        }
        if (named.size() == MOST) {
            return RtpJpegWire.Q_DYNAMIC;
        }
        named.add(new Named(frame));
        return RtpJpegWire.Q_FIRST_STATIC + named.size() - 1;
    }
}
