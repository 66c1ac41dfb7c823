package udpcam.jpeg.scan;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.FrameHeader;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.PictureSize;

/** The size of a sequential JPEG that another program bent: what {@link ForeignJpeg} would make of its headers. */
public final class ForeignSize {
    private ForeignSize() {}

    /** What the first frame header of the first {@code length} bytes says, or DNL behind the scan; null if nothing does. */
    public static @Nullable PictureSize of(byte[] jpeg, int length) {
        ForeignSegments segments = new ForeignSegments();
        byte[] frame = {};
        boolean isJpeg = segments.begin(jpeg, length);
        while (isJpeg && segments.next() && segments.marker() != JpegMarkers.SOS) {
            if (JpegMarkers.isStartOfFrame(segments.marker()) && frame.length == 0) {
                frame = Arrays.copyOfRange(jpeg, segments.start(), segments.end());
                if (segments.marker() > JpegMarkers.SOF1 || hasLines(frame)) {
                    return segments.marker() > JpegMarkers.SOF1 ? null : size(frame);
                }
            }
        }
        if (!isJpeg || frame.length <= FrameHeader.HEIGHT_OFFSET + 1 || segments.marker() != JpegMarkers.SOS) {
            return null;
        }
        ScanMarkers markers = new ScanMarkers();
        markers.read(jpeg, segments.end(), length);
        frame[FrameHeader.HEIGHT_OFFSET] = (byte) (markers.lines() >> 8);
        frame[FrameHeader.HEIGHT_OFFSET + 1] = (byte) markers.lines();
        return size(frame);
    }

    /** Why there is no size: what the first frame header is of, if there is one. */
    public static JpegFault fault(byte[] jpeg, int length) {
        ForeignSegments segments = new ForeignSegments();
        if (!segments.begin(jpeg, length)) {
            return JpegFault.NOT_A_JPEG;
        }
        while (segments.next() && segments.marker() != JpegMarkers.SOS) {
            if (JpegMarkers.isStartOfFrame(segments.marker())) {
                boolean isSequential = segments.marker() <= JpegMarkers.SOF1;
                boolean isOfOtherBits = segments.start() < segments.end() && jpeg[segments.start()] != 8;
                JpegFault header = isOfOtherBits ? JpegFault.OTHER_PRECISION : JpegFault.BROKEN_HEADERS;
                return isSequential ? header : JpegFault.process(segments.marker());
            }
        }
        return JpegFault.BROKEN_HEADERS;
    }

    private static boolean hasLines(byte[] frame) {
        return frame.length > FrameHeader.HEIGHT_OFFSET + 1
                && (frame[FrameHeader.HEIGHT_OFFSET] | frame[FrameHeader.HEIGHT_OFFSET + 1]) != 0;
    }

    private static @Nullable PictureSize size(byte[] frame) {
        FrameHeader header = new FrameHeader();
        boolean isRead = header.read(ByteBuffer.wrap(frame), 0, frame.length);
        return isRead && header.precision() == 8 ? header.size() : null;
    }
}
