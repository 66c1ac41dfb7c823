package udpcam.foreign;

/** What video is that a receiver does not take. */
public enum ForeignKind {
    /** Nothing that is known by its looks. */
    UNKNOWN(0, "a codec that is not known"),
    /** RTP/JPEG under a payload type that only a session description can tell. */
    JPEG(1, "JPEG"),
    MPEG_TS(2, "MPEG-TS"),
    /** JPEGs one behind the other, with neither RTP nor the classic wire's header. */
    MJPEG(3, "motion JPEG without RTP"),
    /** The same with the headers that HTTP has between them. */
    MPJPEG(4, "motion JPEG with the headers of HTTP"),
    H264(5, "H.264"),
    H265(6, "H.265"),
    MATROSKA(7, "Matroska or WebM"),
    FLV(8, "Flash video"),
    OGG(9, "Ogg"),
    MPEG_PS(10, "an MPEG program stream"),
    MPEG(11, "MPEG-1, MPEG-2 or MPEG-4 video without RTP");

    private final int code;
    private final String label;

    ForeignKind(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /** Its number beside a counter. */
    public int code() {
        return code;
    }

    /** As users call it. */
    public String label() {
        return label;
    }

    /** The kind of a number; {@link #UNKNOWN} if there is none. */
    public static ForeignKind of(int code) {
        for (ForeignKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        return UNKNOWN;
    }
}
