package udpcam.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.link.Addresses;
import udpcam.rtp.HeaderExtension;
import udpcam.rtpjpeg.RtpJpegWire;

/** Reads what a description says of a JPEG video: its own section, and where that is silent, the session's. */
final class SessionReader {
    /** Encoding name and clock rate (RFC 3551 section 6). */
    static final String JPEG = "JPEG/90000";

    private static final Pattern VIDEO = Pattern.compile("video (\\d{1,5})(?:/\\d+)? RTP/AVPF? ([\\d ]+)");
    private static final Pattern CONNECTION = Pattern.compile("IN IP[46] ([^/ ]+)(?:/(\\d{1,3}))?(?:/\\d+)? *");
    private static final Pattern RTPMAP = Pattern.compile("(\\d{1,3}) +(\\S+)");
    private static final Pattern EXTMAP = Pattern.compile("(\\d{1,3})(?:/\\w+)? +(\\S+).*");
    private static final Pattern DIMENSIONS = Pattern.compile("(\\d{1,5}) *, *(\\d{1,5})");
    private static final Pattern FRAME_SIZE = Pattern.compile("(\\d{1,3}) +(\\d{1,5})-(\\d{1,5})");
    private static final Pattern FRAME_RATE = Pattern.compile("\\d{1,4}(?:\\.\\d{1,20})?");

    private static final int MAX_16 = 0xFFFF;
    private static final int MAX_8 = 0xFF;
    private static final int MAX_PAYLOAD_TYPE = 127;

    /** Where RTP and RTCP share a port, these with a marker look like RTCP (RFC 5761 4). */
    private static final int FIRST_OF_RTCP = 64;

    private static final int LAST_OF_RTCP = 95;

    private final Section session;
    private final Section media;
    private final int port;
    private final int payloadType;

    private SessionReader(Section session, Section media, int port, int payloadType) {
        this.session = session;
        this.media = media;
        this.port = port;
        this.payloadType = payloadType;
    }

    static SessionDescription read(byte[] bytes) throws MalformedSessionException {
        if (bytes.length > SessionDescription.MAX_BYTES) {
            throw new MalformedSessionException("it is longer than 64 KiB");
        }
        List<Section> sections = Section.split(new String(bytes, StandardCharsets.UTF_8));
        if (sections.isEmpty()) {
            throw new MalformedSessionException("no line 'v=0' in it");
        }
        for (Section media : sections.subList(1, sections.size())) {
            Matcher video = VIDEO.matcher(media.medium());
            int payloadType = video.matches() ? jpegOf(video.group(2), media) : -1;
            if (payloadType >= 0) {
                int port = Integer.parseInt(video.group(1));
                return new SessionReader(sections.get(0), media, port, payloadType).description();
            }
        }
        throw new MalformedSessionException(
                "no JPEG video in it (m=video PORT RTP/AVP 26, or a=rtpmap:N " + JPEG + ")");
    }

    /** The first of the payload types of a medium that is JPEG; -1 for none. */
    private static int jpegOf(String formats, Section media) {
        Map<String, String> encodings = new HashMap<>();
        encodings.put(String.valueOf(RtpJpegWire.PAYLOAD_TYPE), JPEG);
        for (String value : media.values("rtpmap")) {
            Matcher map = RTPMAP.matcher(value);
            if (map.matches()) {
                encodings.put(map.group(1), map.group(2));
            }
        }
        for (String format : formats.split(" +", -1)) {
            if (JPEG.equalsIgnoreCase(encodings.get(format)) && Integer.parseInt(format) <= MAX_PAYLOAD_TYPE) {
                return Integer.parseInt(format);
            }
        }
        return -1;
    }

    private SessionDescription description() throws MalformedSessionException {
        if (port == 0 || port > MAX_16) {
            throw new MalformedSessionException("port " + port + " in m=" + media.medium());
        }
        boolean rtcpMux = media.has("rtcp-mux");
        if (rtcpMux && payloadType >= FIRST_OF_RTCP && payloadType <= LAST_OF_RTCP) {
            throw new MalformedSessionException("payload type " + payloadType + " is RTCP's with a=rtcp-mux");
        }
        String line = connection();
        Matcher connection = CONNECTION.matcher(line);
        InetAddress address = connection.matches() ? Addresses.parse(connection.group(1)) : null;
        if (address == null) {
            throw new MalformedSessionException("no IP address in c=" + line);
        }
        boolean hasTtl =
                address.isMulticastAddress() && connection.group(2) != null && address.getAddress().length == 4;
        return new SessionDescription(
                new InetSocketAddress(address, port),
                hasTtl ? Math.min(Integer.parseInt(connection.group(2)), MAX_8) : 0,
                payloadType,
                frameRate(),
                dimensions(),
                rtcpMux,
                new HeaderExtension.Ids(
                        extension(HeaderExtension.CAPTURE_TIME_URI),
                        extension(HeaderExtension.PICTURE_SIZE_URI),
                        extension(HeaderExtension.FRAME_CHECK_URI)));
    }

    private String connection() throws MalformedSessionException {
        if (!media.connections().isEmpty()) {
            return media.connections().get(0);
        }
        if (!session.connections().isEmpty()) {
            return session.connections().get(0);
        }
        throw new MalformedSessionException("no address in it (c=IN IP4 ...)");
    }

    private double frameRate() {
        String rate = media.value("framerate");
        return rate != null && FRAME_RATE.matcher(rate).matches() ? Double.parseDouble(rate) : 0;
    }

    private @Nullable PictureSize dimensions() throws MalformedSessionException {
        String dimensions =
                media.value("x-dimensions") != null ? media.value("x-dimensions") : session.value("x-dimensions");
        if (dimensions != null) {
            return size(DIMENSIONS.matcher(dimensions), 1, "x-dimensions:" + dimensions);
        }
        for (String value : media.values("framesize")) { // RFC 6064
            Matcher form = FRAME_SIZE.matcher(value);
            if (form.matches() && Integer.parseInt(form.group(1)) == payloadType) {
                return size(form, 2, "framesize:" + value);
            }
        }
        return null;
    }

    /** The size whose width is in a group of the matcher, and its height in the next. */
    private static PictureSize size(Matcher form, int group, String attribute) throws MalformedSessionException {
        if (form.matches()) {
            int width = Integer.parseInt(form.group(group));
            int height = Integer.parseInt(form.group(group + 1));
            if (width > 0 && width <= MAX_16 && height > 0 && height <= MAX_16) {
                return new PictureSize(width, height);
            }
        }
        throw new MalformedSessionException("no picture's size in a=" + attribute);
    }

    private int extension(String uri) {
        int media = extension(this.media, uri);
        return media > 0 ? media : extension(session, uri);
    }

    private static int extension(Section section, String uri) {
        for (String value : section.values("extmap")) {
            Matcher map = EXTMAP.matcher(value);
            if (map.matches() && map.group(2).equals(uri) && Integer.parseInt(map.group(1)) <= MAX_8) {
                return Integer.parseInt(map.group(1));
            }
        }
        return 0;
    }
}
