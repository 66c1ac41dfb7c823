package udpcam.foreign;

import java.nio.ByteBuffer;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.SerialNumber;
import udpcam.rtpjpeg.RtpJpegWire;

/**
 * Counts what comes that no receiver takes, with what it is: RTP of other payloads, RTP/JPEG of a kind that is not known, and video
 * without RTP. It looks at datagrams of addresses that have given no frames. Called by the thread that receives.
 */
public final class ForeignTraffic {
    /** In place of RTP/JPEG's type: it is another one in each packet, as if it were encrypted. */
    public static final int NO_TYPE = 256;

    private static final int MPEG_TS_TYPE = 33; // RFC 3551 table 5
    private static final int FIRST_DYNAMIC_TYPE = 96; // RFC 3551 section 6
    private static final int KIND_SHIFT = 8;
    private static final int PAYLOAD_TYPE_MASK = 0xFF;
    private static final int MIN_SEQUENTIAL = 3;
    private static final int PLACES = 1 << 6;

    private final int jpegType;
    private final Counters counters;
    private final RtpHeader header = new RtpHeader(HeaderExtension.Ids.DEFAULT);
    private final RtpJpegWire payload = new RtpJpegWire();
    private final BareVideo bare = new BareVideo();
    private final int[] keys = new int[PLACES]; // of senders of odd RTP/JPEG
    private final int[] numbers = new int[PLACES]; // the sequence number of the last packet of each
    private final int[] sequential = new int[PLACES]; // how many came in sequence
    private final int[] types = new int[PLACES]; // RTP/JPEG's type of the last one
    private int kind; // of the RTP payload, once its looks have told it

    /** {@code payloadType} is that of JPEG, 0-127. */
    public ForeignTraffic(int payloadType, Counters counters) {
        this.jpegType = payloadType;
        this.counters = counters;
    }

    /** The payload type in the detail of {@link Counter#DATAGRAMS_OTHER_RTP}. */
    public static int payloadType(int detail) {
        return detail & PAYLOAD_TYPE_MASK;
    }

    /** What the payload looks like by the detail of {@link Counter#DATAGRAMS_OTHER_RTP}. */
    public static ForeignKind kind(int detail) {
        return ForeignKind.of(detail >> KIND_SHIFT);
    }

    /**
     * Counts a packet of RTP that does not look like RTP/JPEG at first sight.
     *
     * @param from a hash of the address that it comes from
     * @return whether it is RTP/JPEG all the same: with JPEG's payload type, and in sequence with others
     */
    public boolean isJpegAfterAll(ByteBuffer datagram, int from) {
        int start = datagram.position();
        int limit = datagram.limit();
        boolean isJpeg =
                header.read(datagram) && (header.payloadType() == jpegType ? isJpeg(datagram, from) : other(datagram));
        datagram.limit(limit).position(start);
        return isJpeg;
    }

    /** Counts a datagram that is no RTP if it is video of a known kind; returns whether it is. */
    public boolean isBareVideo(ByteBuffer datagram) {
        ForeignKind known = bare.of(datagram);
        if (known == ForeignKind.UNKNOWN) {
            return false;
        }
        counters.increment(Counter.DATAGRAMS_FOREIGN, known.code());
        return true;
    }

    private boolean isJpeg(ByteBuffer data, int from) {
        int key = 31 * from + header.ssrc();
        int place = Math.floorMod(key, PLACES);
        int typeAt = data.position() + RtpJpegWire.TYPE_OFFSET;
        int type = typeAt < data.limit() ? data.get(typeAt) & 0xFF : NO_TYPE;
        boolean follows = keys[place] == key
                && header.sequenceNumber() == SerialNumber.next(numbers[place])
                && sequential[place] > 0;
        boolean differs = follows && type != types[place];
        sequential[place] = follows ? Math.min(sequential[place] + 1, MIN_SEQUENTIAL) : 1;
        keys[place] = key;
        numbers[place] = header.sequenceNumber();
        types[place] = type;
        if (payload.read(data) && sequential[place] == MIN_SEQUENTIAL) {
            return true;
        }
        counters.increment(Counter.DATAGRAMS_UNKNOWN_JPEG, differs ? NO_TYPE : type);
        return false;
    }

    private boolean other(ByteBuffer data) {
        ForeignKind looks = looks(data);
        kind = looks == ForeignKind.UNKNOWN ? kind : looks.code();
        int seen = header.payloadType() < FIRST_DYNAMIC_TYPE ? looks.code() : kind;
        counters.increment(Counter.DATAGRAMS_OTHER_RTP, seen << KIND_SHIFT | header.payloadType());
        return false;
    }

    private ForeignKind looks(ByteBuffer data) {
        boolean isDynamic = header.payloadType() >= FIRST_DYNAMIC_TYPE;
        if (header.payloadType() == MPEG_TS_TYPE || bare.of(data) == ForeignKind.MPEG_TS) {
            return ForeignKind.MPEG_TS;
        }
        if (!isDynamic || data.remaining() < 2) {
            return ForeignKind.UNKNOWN;
        }
        ForeignKind codec = CodecUnits.of(data, data.position());
        if (codec != ForeignKind.UNKNOWN) {
            return codec;
        }
        boolean isJpeg =
                payload.read(data) && payload.typeSpecific() == 0 && payload.width() > 0 && payload.height() > 0;
        return isJpeg ? ForeignKind.JPEG : ForeignKind.UNKNOWN;
    }
}
