package udpcam.vectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** RTCP, dissected by hand: reports, names, feedback, and what is refused. */
final class RtcpVectors {
    private static final long SENDER = 0xC2FCA499L;
    private static final long RECEIVER = 0x884829B7L;
    private static final String RECEIVER_REPORT = "81 C9 00 07 88 48 29 B7" // one block
            + "C2 FC A4 99 40 FF FF FE" // about the sender: 64/256 lost, cumulative -2
            + "00 01 05 71 00 00 00 5A" // highest number, jitter
            + "D5 98 CD 1E 00 05 40 00"; // last SR, delay since
    private static final String REFERENCE_TIME = "80 CF 00 04 88 48 29 B7 04 00 00 02 EE B5 D5 98 B6 30 35 6B";
    private static final String BYE = "81 CB 00 03 88 48 29 B7 05 65 6E 64 65 64 00 00";

    private final ObjectNode file;
    private final ArrayNode cases;

    private RtcpVectors(String about) {
        file = VectorFile.begin(about);
        cases = file.putArray("cases");
    }

    /** Reports and names. */
    static ObjectNode reports() {
        RtcpVectors vectors = new RtcpVectors("RTCP of both sides: what each packet of a datagram says, in order."
                + " Times are NTP timestamps or the middle 32 bits of one, delays 1/65536 s.");
        vectors.receiver();
        vectors.sender();
        vectors.ends();
        vectors.refusals();
        return vectors.file;
    }

    /** Requests for packets, and when packets came. */
    static ObjectNode feedback() {
        RtcpVectors vectors = new RtcpVectors(
                "Feedback of a receiver: sequence numbers of packets that are missing (RFC 4585"
                        + " section 6.2.1), and which packets came how long before the timestamp, in 1/1024 s (RFC 8888).");
        vectors.nacks();
        vectors.arrivals();
        vectors.feedbackRefusals();
        return vectors.file;
    }

    private ArrayNode says(String name, String... dissected) {
        return node(name, dissected).putArray("means");
    }

    private ObjectNode node(String name, String... dissected) {
        return cases.addObject().put("name", name).put("hex", VectorFile.hex(VectorFile.bytes(dissected)));
    }

    private void refused(String name, String... dissected) {
        node(name, dissected).put("refused", true);
    }

    private static void reportBlock(ArrayNode means) {
        means.addObject()
                .put("says", "reportBlock")
                .put("ssrc", SENDER)
                .put("fractionLost", 64)
                .put("cumulativeLost", -2)
                .put("highestSequenceNumber", 0x10571)
                .put("jitter", 90)
                .put("lastSr", 0xD598CD1EL)
                .put("delaySinceLastSr", 0x54000);
    }

    private static ObjectNode by(ArrayNode means, String says, long ssrc) {
        return means.addObject().put("says", says).put("ssrc", ssrc);
    }

    private void receiver() {
        ArrayNode means = says(
                "a receiver's report: RR, XR, SDES",
                RECEIVER_REPORT,
                REFERENCE_TIME,
                "81 CA 00 0E 88 48 29 B7", // SDES of one chunk
                "01 10 68 37 52 46 57 71 55 79 36 50 64 67 6B 35 4D 4D", // CNAME
                "08 12 0C 6D 61 78 2D 64 61 74 61 67 72 61 6D 36 35 35 30 37", // PRIV "max-datagram" "65507"
                "08 08 06 72 65 70 61 69 72 31", // PRIV "repair" "1"
                "00 00 00 00");
        by(means, "report", RECEIVER);
        reportBlock(means);
        by(means, "report", RECEIVER);
        by(means, "referenceTime", RECEIVER).put("ntp", "eeb5d598b630356b");
        by(means, "cname", RECEIVER).put("text", "h7RFWqUy6Pdgk5MM");
        by(means, "maxDatagram", RECEIVER).put("bytes", 65_507);
        by(means, "repair", RECEIVER).put("version", 1);
        by(
                says("the first report of a receiver to whom nothing came: RR alone", "80 C9 00 01 88 48 29 B7"),
                "report",
                RECEIVER);
    }

    private void sender() {
        ArrayNode means = says(
                "a sender's report: SR, XR, SDES, with a name, and limited to 4,800 kbit/s",
                "80 C8 00 06 C2 FC A4 99", // SR without blocks
                "EE B5 D5 98 CD 1E B4 BA 2D 2A A4 A9", // NTP and RTP timestamp
                "00 00 00 70 00 02 38 96", // packets, bytes
                "80 CF 00 05 C2 FC A4 99", // XR
                "05 00 00 03 88 48 29 B7 D5 98 B6 30 00 00 13 01", // DLRR
                "81 CA 00 0C C2 FC A4 99", // SDES
                "01 10 6D 59 73 4B 49 2B 54 34 74 76 4C 72 65 62 36 30", // CNAME
                "02 0A 46 72 6F 6E 74 20 64 6F 6F 72", // NAME "Front door"
                "08 0A 05 6C 69 6D 69 74 34 38 30 30", // PRIV "limit" "4800"
                "00 00");
        by(means, "report", SENDER);
        by(means, "senderInfo", SENDER)
                .put("ntp", "eeb5d598cd1eb4ba")
                .put("rtpTimestamp", 0x2D2AA4A9L)
                .put("packetCount", 112)
                .put("octetCount", 145_558);
        by(means, "report", SENDER);
        by(means, "delaySinceReferenceTime", RECEIVER)
                .put("lastReferenceTime", 0xD598B630L)
                .put("delay", 0x1301);
        by(means, "cname", SENDER).put("text", "mYsKI+T4tvLreb60");
        by(means, "name", SENDER).put("text", "Front door");
        by(means, "limit", SENDER).put("kilobits", 4800);
        ArrayNode group = says(
                "the SDES of a sender to a group",
                "81 CA 00 04 C2 FC A4 99",
                "08 09 07 74 65 6C 6C 65 72 73 33", // PRIV "tellers" "3"
                "00");
        by(group, "tellers", SENDER).put("members", 3);
    }

    private void ends() {
        ArrayNode means = says("a BYE behind a report", RECEIVER_REPORT, BYE);
        by(means, "report", RECEIVER);
        reportBlock(means);
        by(means, "bye", RECEIVER).put("reason", "ended");
        ArrayNode unknown = says(
                "packets and items that are unknown are passed over",
                "80 CC 00 02 C2 FC A4 99 6E 61 6D 65", // APP
                "81 CA 00 04 C2 FC A4 99",
                "06 02 61 62", // TOOL "ab"
                "08 04 01 78 79 7A", // PRIV "x" "yz"
                "00 00",
                "80 C9 00 01 88 48 29 B7");
        by(unknown, "report", RECEIVER);
    }

    private void refusals() {
        refused("shorter than its length says", "81 C9 00 07 88 48 29 B7 C2 FC A4 99");
        refused("bytes behind the last packet", "80 C9 00 01 88 48 29 B7 00 00");
        refused("another version in the second packet", "80 C9 00 01 88 48 29 B7 40 CB 00 01 88 48 29 B7");
        refused("two blocks counted, room for one", RECEIVER_REPORT.replaceFirst("81", "82"));
        refused("padding before the last packet", "A0 C9 00 02 88 48 29 B7 00 00 00 04", BYE);
        refused("more padding than there are bytes", "A0 C9 00 02 88 48 29 B7 00 00 00 10");
        refused("an XR block beyond its packet", "80 CF 00 04 88 48 29 B7 04 00 00 09 EE B5 D5 98 B6 30 35 6B");
        refused("more SSRCs counted than a BYE has", "83 CB 00 01 88 48 29 B7");
    }

    private ObjectNode feedbackOf(String name, String... dissected) {
        return node(name, dissected).putObject("means").put("ssrc", RECEIVER);
    }

    private static void numbers(ArrayNode array, List<Integer> numbers) {
        numbers.forEach(array::add);
    }

    private void nacks() {
        ObjectNode one = feedbackOf("one packet is missing", "81 CD 00 03 88 48 29 B7 C2 FC A4 99 9D 29 00 00");
        numbers(one.put("source", SENDER).putArray("missing"), List.of(40_233));
        ObjectNode more = feedbackOf(
                "packets that follow one another, across the wrap",
                "81 CD 00 04 88 48 29 B7 C2 FC A4 99",
                "FF FE 80 03", // 65534, and the bits 0, 1 and 15 behind it
                "01 00 00 10"); // 256, and the bit 4 behind it
        numbers(more.put("source", SENDER).putArray("missing"), List.of(65_534, 65_535, 0, 14, 256, 261));
    }

    private void arrivals() {
        ObjectNode means = feedbackOf(
                "two streams, packets that came and that did not",
                "8B CD 00 09 88 48 29 B7",
                "C2 FC A4 99 FF FF 00 03", // from 65535 on, three packets
                "80 14 00 00 80 0A 00 00", // 20/1024 s before; not; 10/1024 s before; fills the word
                "4C 0B 39 CF C4 6C 00 02", // another stream, two packets
                "80 00 9F FE", // just now; longer ago than can be said
                "D5 98 B6 30"); // report timestamp
        means.put("timestamp", 0xD598B630L);
        ArrayNode streams = means.putArray("streams");
        ObjectNode first = streams.addObject().put("source", SENDER);
        ArrayNode came = first.putArray("arrived");
        came.addObject().put("sequenceNumber", 65_535).put("before", 20);
        came.addObject().put("sequenceNumber", 1).put("before", 10);
        numbers(first.putArray("notArrived"), List.of(0));
        ObjectNode second = streams.addObject().put("source", 0x4C0B39CFL);
        second.putArray("arrived").addObject().put("sequenceNumber", 0xC46C).put("before", 0);
        numbers(second.putArray("notArrived"), List.of());
    }

    private void feedbackRefusals() {
        refused("a NACK without an entry", "81 CD 00 02 88 48 29 B7 C2 FC A4 99");
        refused(
                "more packets counted than there is room for",
                "8B CD 00 05 88 48 29 B7 C2 FC A4 99 FF FF 00 09 80 14 00 00 D5 98 B6 30");
        refused("half a stream's header", "8B CD 00 03 88 48 29 B7 C2 FC A4 99 D5 98 B6 30");
        refused("no timestamp", "8B CD 00 01 88 48 29 B7");
    }
}
