package udpcam.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.rtp.HeaderExtension;
import udpcam.rtpjpeg.RtpJpegWire;
import udpcam.srtp.MasterKey;

/** Reads what a description says of a JPEG video: its own section, and where that is silent, the session's. */
final class SessionReader {
    /** Encoding name and clock rate (RFC 3551 section 6). */
    static final String JPEG = "JPEG/90000";

    private static final String NAME = "JPEG"; // others write it in small letters, without the rate, or with channels
    private static final String MARK = "\uFEFF"; // the byte order mark
    private static final int MAX_DIGITS = 6;

    private static final Pattern VIDEO =
            Pattern.compile("video\\s+(-?\\d+)(?:/\\d+)?\\s+(\\S+)([\\d\\s]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROFILE = Pattern.compile("RTP/(S?)AVPF?(/UDP)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern RTPMAP = Pattern.compile("(\\d{1,3})\\s+([^/\\s]+).*");
    private static final Pattern EXTMAP = Pattern.compile("(\\d{1,3})(?:/\\w+)? +(\\S+).*");
    private static final Pattern DIMENSIONS = Pattern.compile("(\\d{1,5})\\s*[,xX]\\s*(\\d{1,5})");
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
        List<Section> sections = Section.split(text(bytes));
        if (sections.isEmpty()) {
            throw new MalformedSessionException("no line 'v=0' in it");
        }
        String otherwise = "no JPEG video in it (m=video PORT RTP/AVP 26, or a=rtpmap:N " + JPEG + ")";
        for (Section media : sections.subList(1, sections.size())) {
            Matcher video = VIDEO.matcher(media.medium());
            if (!video.matches()) {
                continue;
            }
            String line = "m=" + media.medium();
            Matcher profile = PROFILE.matcher(video.group(2));
            if (!profile.matches()) {
                otherwise = line + ": only RTP/AVP and RTP/SAVP are taken, neither over TCP nor with DTLS";
                continue;
            }
            int payloadType = jpegOf(video.group(3), media, sections.get(0));
            if (payloadType >= 0) {
                boolean isSealed = !profile.group(1).isEmpty();
                return new SessionReader(sections.get(0), media, port(video.group(1)), payloadType)
                        .description(isSealed);
            }
            otherwise = line + " is no JPEG (payload type 26, or a=rtpmap:N " + JPEG + ")";
        }
        throw new MalformedSessionException(otherwise);
    }

    /** Editors on Windows write UTF-16, or begin UTF-8 with a mark. */
    private static String text(byte[] bytes) {
        boolean isUtf16 = bytes.length > 1 && (bytes[0] & bytes[1] & 0xFF) == 0xFE && bytes[0] != bytes[1];
        String text = new String(bytes, isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    /** 0 if it is none. */
    private static int port(String number) {
        int port = number.length() > MAX_DIGITS ? 0 : Integer.parseInt(number);
        return port > 0 && port <= MAX_16 ? port : 0;
    }

    /** The first of the payload types of a medium that is JPEG; -1 for none. */
    private static int jpegOf(String formats, Section media, Section session) {
        Map<String, String> encodings = new LinkedHashMap<>();
        encodings.put(String.valueOf(RtpJpegWire.PAYLOAD_TYPE), NAME);
        for (Section section : List.of(session, media)) {
            for (String value : section.values("rtpmap")) {
                Matcher map = RTPMAP.matcher(value);
                if (map.matches()) {
                    encodings.put(map.group(1), map.group(2));
                }
            }
        }
        Iterable<String> offered =
                formats.isBlank() ? encodings.keySet() : List.of(formats.strip().split("\\s+"));
        for (String format : offered) {
            if (NAME.equalsIgnoreCase(encodings.get(format)) && Integer.parseInt(format) <= MAX_PAYLOAD_TYPE) {
                return Integer.parseInt(format);
            }
        }
        return -1;
    }

    private SessionDescription description(boolean isSealed) throws MalformedSessionException {
        boolean rtcpMux = media.has("rtcp-mux");
        if (rtcpMux && payloadType >= FIRST_OF_RTCP && payloadType <= LAST_OF_RTCP) {
            throw new MalformedSessionException("payload type " + payloadType + " is RTCP's with a=rtcp-mux");
        }
        Connection connection = Connection.of(media, session);
        return new SessionDescription(
                new InetSocketAddress(connection.address(), port),
                connection.ttl(),
                payloadType,
                frameRate(),
                dimensions(),
                rtcpMux,
                new HeaderExtension.Ids(
                        extension(HeaderExtension.CAPTURE_TIME_URI),
                        extension(HeaderExtension.PICTURE_SIZE_URI),
                        extension(HeaderExtension.FRAME_CHECK_URI),
                        extension(HeaderExtension.FULL_SIZE_URI)),
                sealing(isSealed, connection.address()));
    }

    /**
     * Null for a medium that is not sealed. One with a key is, whatever its profile: RFC 4568 6 has keys with RTP/SAVP and
     * RTP/SAVPF alone, but FFmpeg, which seals, writes RTP/AVP.
     */
    private @Nullable Sealing sealing(boolean isSealed, InetAddress destination) throws MalformedSessionException {
        MasterKey key = CryptoAttribute.of(media, session);
        if (key == null && isSealed) {
            throw CryptoAttribute.missing();
        }
        if (key != null && destination.isMulticastAddress()) {
            throw new MalformedSessionException("a=crypto is for one receiver (RFC 4568 1), not for a multicast group");
        }
        return key == null ? null : new Sealing(key, "");
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

    /** The size whose width is in a group of the matcher, and its height in the next; null if it is not known, 0. */
    private static @Nullable PictureSize size(Matcher form, int group, String attribute)
            throws MalformedSessionException {
        if (form.matches()) {
            int width = Integer.parseInt(form.group(group));
            int height = Integer.parseInt(form.group(group + 1));
            if (width <= MAX_16 && height <= MAX_16) {
                return width == 0 || height == 0 ? null : new PictureSize(width, height);
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
