package udpcam.rtpjpeg;

import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.rtp.HeaderExtension;

/**
 * What a session description says of RTP packets beyond themselves.
 *
 * @param payloadType that of JPEG, 0-127
 * @param size of the pictures, for senders that cannot say it in their packets; null if unknown
 * @param extensionIds which elements of the header extension mean what
 */
public record RtpFormat(int payloadType, @Nullable PictureSize size, HeaderExtension.Ids extensionIds) {
    /** Without a session description. */
    public static final RtpFormat DEFAULT = new RtpFormat(RtpJpegWire.PAYLOAD_TYPE, null, HeaderExtension.Ids.DEFAULT);
}
