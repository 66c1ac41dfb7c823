package udpcam.sdp;

import java.math.BigDecimal;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.link.Addresses;
import udpcam.rtp.HeaderExtension;
import udpcam.rtpjpeg.RtpJpegWire;

/**
 * A stream of JPEG video over RTP as a session description tells of it (RFC 8866, RFC 3551, RFC 2435).
 *
 * @param destination where its datagrams go: a receiver, or the multicast group that receivers join; the wildcard address and
 *     port 0 where it is not told
 * @param ttl how far IPv4 multicast goes, 1-255; 0 where that is not told
 * @param payloadType 0-127
 * @param frameRate frames a second at the most; 0 where it is not told
 * @param dimensions the pictures' size, as which RFC 2435 has no room above 2,040 pixels; null where it is not told
 * @param rtcpMux whether RTCP goes on the port of RTP (RFC 5761)
 * @param sealing null if nothing is sealed
 */
public record SessionDescription(
        InetSocketAddress destination,
        int ttl,
        int payloadType,
        double frameRate,
        @Nullable PictureSize dimensions,
        boolean rtcpMux,
        HeaderExtension.Ids extensions,
        @Nullable Sealing sealing) {

    /** The largest description that is read, in bytes. */
    public static final int MAX_BYTES = 1 << 16;

    private static final String END_OF_LINE = "\r\n";

    /** A stream of our sender, whose pictures' size is not yet known. */
    public static SessionDescription ofOurs(InetSocketAddress destination, int ttl, double frameRate) {
        boolean hasTtl = destination.getAddress() instanceof Inet4Address address && address.isMulticastAddress();
        return new SessionDescription(
                destination,
                hasTtl ? ttl : 0,
                RtpJpegWire.PAYLOAD_TYPE,
                frameRate,
                null,
                true,
                HeaderExtension.Ids.DEFAULT,
                null);
    }

    /**
     * Reads the first JPEG video of a description, as tolerantly as can be: what is not known is passed over.
     *
     * @throws MalformedSessionException if there is none, or what is said of it is wrong
     */
    public static SessionDescription parse(byte[] bytes) throws MalformedSessionException {
        return SessionReader.read(bytes);
    }

    public SessionDescription withDimensions(PictureSize size) {
        return new SessionDescription(destination, ttl, payloadType, frameRate, size, rtcpMux, extensions, sealing);
    }

    /** The same stream, sealed; its text tells the key. */
    public SessionDescription sealedBy(Sealing by) {
        return new SessionDescription(destination, ttl, payloadType, frameRate, dimensions, rtcpMux, extensions, by);
    }

    /** The multicast group that a receiver has to join; null for none. */
    public @Nullable InetAddress group() {
        return destination.getAddress().isMulticastAddress() ? destination.getAddress() : null;
    }

    /** The description, for receivers: where it is sealed, for nobody else. */
    public String text(Origin origin) {
        String session = lines(
                "v=0",
                "o=- " + origin.id() + " " + origin.version() + " IN " + typed(origin.address()),
                "s=udpcam",
                "c=IN " + typed(destination.getAddress()) + (ttl > 0 ? "/" + ttl : ""),
                "t=0 0",
                "a=tool:udpcam");
        return session + media();
    }

    private String media() {
        // All in the media's section, not the session's: GStreamer looks for x-dimensions there only.
        return lines(
                "m=video " + destination.getPort() + (sealing == null ? " RTP/AVP " : " RTP/SAVP ") + payloadType,
                sealing == null ? "" : CryptoAttribute.line(sealing.key()),
                sealing == null || sealing.source().isEmpty() ? "" : "a=ssrc:" + sealing.source(),
                "a=rtpmap:" + payloadType + " " + SessionReader.JPEG,
                frameRate > 0
                        ? "a=framerate:"
                                + BigDecimal.valueOf(frameRate)
                                        .stripTrailingZeros()
                                        .toPlainString()
                        : "",
                dimensions == null ? "" : "a=x-dimensions:" + dimensions.width() + "," + dimensions.height(),
                rtcpMux ? "a=rtcp-mux" : "",
                extension(extensions.captureTime(), HeaderExtension.CAPTURE_TIME_URI),
                extension(extensions.pictureSize(), HeaderExtension.PICTURE_SIZE_URI),
                extension(extensions.frameCheck(), HeaderExtension.FRAME_CHECK_URI),
                extension(extensions.fullSize(), HeaderExtension.FULL_SIZE_URI),
                "a=recvonly"); // what the reader of a description is to do, section 6.7.1
    }

    private static String extension(int id, String uri) {
        return id == 0 ? "" : "a=extmap:" + id + " " + uri;
    }

    private static String typed(InetAddress address) {
        return (address instanceof Inet4Address ? "IP4 " : "IP6 ") + Addresses.text(address);
    }

    private static String lines(String... lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line.isEmpty() ? "" : line + END_OF_LINE);
        }
        return text.toString();
    }
}
