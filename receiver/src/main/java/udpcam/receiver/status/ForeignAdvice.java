package udpcam.receiver.status;

import java.net.InetSocketAddress;
import java.util.List;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.foreign.ForeignKind;
import udpcam.foreign.ForeignTraffic;
import udpcam.link.Addresses;
import udpcam.rtpjpeg.RtpJpegWire;

/** What comes that a receiver does not take, and what to type instead. */
final class ForeignAdvice {
    private static final int FIRST_DYNAMIC_TYPE = 96; // RFC 3551 section 6
    private static final int MPEG_TS_TYPE = 33;

    private ForeignAdvice() {}

    /** The state in the first line, what to do in the others; nothing if nothing of the kind has come. */
    static List<String> of(Counters counters, InetSocketAddress listening) {
        long received = counters.get(Counter.DATAGRAMS_RECEIVED);
        if (counters.get(Counter.DATAGRAMS_FOREIGN) > 0) {
            ForeignKind kind = ForeignKind.of(counters.detail(Counter.DATAGRAMS_FOREIGN));
            return List.of(
                    capitalized(kind.label()) + " comes, but a receiver takes RTP/JPEG or a udpcam sender's pictures",
                    kind == ForeignKind.MPJPEG
                            ? "Have it sent as RTP/JPEG (with ffmpeg: -f rtp), or over HTTP to sender --device http://..."
                            : viaSender("'udp://" + source(listening) + "'", listening));
        }
        if (counters.get(Counter.DATAGRAMS_UNKNOWN_JPEG) * 2 > received) {
            return unknownJpeg(counters.detail(Counter.DATAGRAMS_UNKNOWN_JPEG));
        }
        if (counters.get(Counter.DATAGRAMS_OTHER_RTP) * 2 > received) {
            int detail = counters.detail(Counter.DATAGRAMS_OTHER_RTP);
            return otherRtp(ForeignTraffic.payloadType(detail), ForeignTraffic.kind(detail), listening);
        }
        if (counters.get(Counter.DATAGRAMS_RTCP) == received) {
            return List.of(
                    "Only RTCP comes, the reports about a stream, but not the stream",
                    "Does its RTP go to another port? Most send it to the port below: --port "
                            + (listening.getPort() - 1));
        }
        return List.of();
    }

    /** What of this kind comes, in a few words; some has come. */
    static String state(Counters counters) {
        if (KeyAdvice.refused(counters) > 0) {
            return "datagrams come that are not sealed by this receiver's key";
        }
        if (counters.get(Counter.DATAGRAMS_FOREIGN) > 0) {
            return ForeignKind.of(counters.detail(Counter.DATAGRAMS_FOREIGN)).label() + " comes";
        }
        if (counters.get(Counter.DATAGRAMS_UNKNOWN_JPEG) > 0) {
            return unknownJpeg(counters.detail(Counter.DATAGRAMS_UNKNOWN_JPEG)).get(0);
        }
        int detail = counters.detail(Counter.DATAGRAMS_OTHER_RTP);
        int payloadType = ForeignTraffic.payloadType(detail);
        return "RTP comes with " + named(payloadType, ForeignTraffic.kind(detail)) + " (payload type " + payloadType
                + ")";
    }

    /** Why complete frames over RTP cannot be decoded. */
    static List<String> withoutTables(int q) {
        if (q >= RtpJpegWire.Q_UNUSABLE) {
            return List.of(
                    "RTP/JPEG with quantisation tables of 16 bits comes, which baseline JPEG has not",
                    "Set a higher quality at the sender: then 8 bits are enough");
        }
        return List.of(
                "RTP/JPEG with Q " + q + " and no tables comes",
                "Have the sender put quantisation tables into its packets (Q 128-255), or use a Q of 1-99 (RFC 2435)");
    }

    private static List<String> unknownJpeg(int type) {
        if (type == ForeignTraffic.NO_TYPE) {
            return List.of(
                    "RTP comes whose packets say that they are JPEG, but are not: it seems to be encrypted (SRTP)",
                    "If a udpcam sender sends it: start this receiver with the same --key-file");
        }
        return List.of(
                "RTP/JPEG of type " + type + " comes, but a receiver knows the types 0, 1, 64 and 65 of RFC 2435",
                "Have the sender compress as baseline JPEG with 4:2:2 or 4:2:0");
    }

    private static List<String> otherRtp(int payloadType, ForeignKind kind, InetSocketAddress listening) {
        boolean isDynamic = payloadType >= FIRST_DYNAMIC_TYPE;
        if (kind == ForeignKind.JPEG) {
            return List.of(
                    "RTP/JPEG comes with payload type " + payloadType + ", which a session description has to tell",
                    "receiver --sdp FILE, with 'm=video " + listening.getPort() + " RTP/AVP " + payloadType
                            + "' and 'a=rtpmap:" + payloadType + " JPEG/90000' in it");
        }
        String state = "RTP comes, but its payload is not JPEG: it is " + named(payloadType, kind) + " (payload type "
                + payloadType + ")";
        boolean isReadable = kind == ForeignKind.MPEG_TS || payloadType == MPEG_TS_TYPE;
        return List.of(
                state,
                isDynamic && kind == ForeignKind.UNKNOWN
                        ? "JPEG has payload type 26; another one has to be told with --sdp FILE"
                        : viaSender(
                                isReadable
                                        ? "'rtp://" + rtpSource(listening) + "'"
                                        : "FILE.sdp, its session description,",
                                listening));
    }

    private static String viaSender(String device, InetSocketAddress listening) {
        int other = listening.getPort() == 12_345 ? 12_346 : 12_345;
        return "Instead of this receiver start: sender --device " + device + " --port " + other
                + ", and receiver --port " + other;
    }

    private static String rtpSource(InetSocketAddress listening) {
        return listening.getAddress().isMulticastAddress()
                ? Addresses.text(listening)
                : "0.0.0.0:" + listening.getPort(); // FFmpeg's RTP wants an address
    }

    /** Where FFmpeg is to receive. */
    private static String source(InetSocketAddress listening) {
        return listening.getAddress().isMulticastAddress()
                ? "@" + Addresses.text(listening)
                : "@:" + listening.getPort();
    }

    private static String named(int payloadType, ForeignKind kind) {
        return payloadType >= FIRST_DYNAMIC_TYPE ? kind.label() : named(payloadType);
    }

    /** The payload types that are assigned for good (RFC 3551 section 6). */
    private static String named(int payloadType) {
        return switch (payloadType) {
            case 0 -> "PCMU, sound";
            case 3 -> "GSM, sound";
            case 4 -> "G723, sound";
            case 5, 6, 16, 17 -> "DVI4, sound";
            case 7 -> "LPC, sound";
            case 8 -> "PCMA, sound";
            case 9 -> "G722, sound";
            case 10, 11 -> "L16, sound";
            case 12 -> "QCELP, sound";
            case 13 -> "comfort noise, sound";
            case 14 -> "MPEG audio, sound";
            case 15 -> "G728, sound";
            case 18 -> "G729, sound";
            case 25 -> "CelB video";
            case 28 -> "nv video";
            case 31 -> "H.261 video";
            case 32 -> "MPEG-1 or MPEG-2 video";
            case MPEG_TS_TYPE -> "MPEG-TS";
            case 34 -> "H.263 video";
            default -> ForeignKind.UNKNOWN.label();
        };
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
