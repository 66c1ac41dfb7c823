package udpcam.vectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import udpcam.jpeg.StandardTables;
import udpcam.rtpjpeg.Jpegs;

/** Single RTP packets, dissected by hand; and the tables of each Q. */
final class PacketVectors {
    private static final String TABLES = VectorFile.hex(Jpegs.tables());
    private static final int MOST_Q = 99;

    private final ObjectNode file =
            VectorFile.begin("RTP packets with JPEG, field by field. captureTime is a 64-bit NTP"
                    + " timestamp, frameCheck a CRC-32C; widthBlocks and heightBlocks are in blocks of 8 pixels.");
    private final ArrayNode cases = file.putArray("cases");

    private PacketVectors() {}

    static ObjectNode file() {
        return new PacketVectors().make();
    }

    /** What each Q of RFC 2435 appendix A stands for. */
    static ObjectNode tables() {
        ObjectNode file =
                VectorFile.begin("The quantization tables of each Q (RFC 2435 appendix A), in zig-zag order.");
        ArrayNode tables = file.putArray("tables");
        for (int q = 1; q <= MOST_Q; q++) {
            byte[] bytes = new byte[StandardTables.QUANTIZATION_BYTES];
            StandardTables.quantization(q, bytes);
            tables.addObject().put("q", q).put("hex", VectorFile.hex(bytes));
        }
        return file;
    }

    private ObjectNode make() {
        first();
        middle();
        last();
        only();
        others();
        odd();
        refused();
        return file;
    }

    private ObjectNode packet(String name, String... dissected) {
        ObjectNode means = cases.addObject()
                .put("name", name)
                .put("hex", VectorFile.hex(VectorFile.bytes(dissected)))
                .putObject("means");
        means.put("marker", false).put("payloadType", 26).put("sequenceNumber", 1533);
        means.put("timestamp", 0x2D2AB669L).put("ssrc", 0xC2FCA499L);
        for (String absent : new String[] {"captureTime", "width", "height", "fullWidth", "fullHeight", "frameCheck"}) {
            means.putNull(absent);
        }
        means.put("typeSpecific", 0).put("fragmentOffset", 0).put("type", 65).put("q", 128);
        means.put("widthBlocks", 80).put("heightBlocks", 60);
        for (String absent : new String[] {"restartInterval", "first", "last", "restartCount", "tables"}) {
            means.putNull(absent);
        }
        return means.put("data", "e8282a8a");
    }

    private static void restart(ObjectNode means, int interval, boolean first, boolean last, int count) {
        means.put("restartInterval", interval)
                .put("first", first)
                .put("last", last)
                .put("restartCount", count);
    }

    private void first() {
        ObjectNode means = packet(
                "the first packet of a frame",
                "90 1A 05 FD", // V=2, X=1, M=0, PT=26, sequence number
                "2D 2A B6 69 C2 FC A4 99", // timestamp, SSRC
                "BE DE 00 04", // header extension of 4 words
                "17 EE B5 D5 98 DA 0B AE 45", // ID 1, 8 bytes: capture time
                "23 02 80 01 E0", // ID 2, 4 bytes: 640 x 480
                "00 00", // fills the word
                "00 00 00 00", // Type-specific, Fragment Offset
                "41 80 50 3C", // Type, Q, Width, Height
                "00 28 C0 00", // Restart Interval 40, F=1, L=1, Restart Count 0
                "00 00 00 80", // MBZ, Precision, Length
                TABLES,
                "E8 28 2A 8A");
        means.put("captureTime", "eeb5d598da0bae45").put("width", 640).put("height", 480);
        means.put("tables", TABLES);
        restart(means, 40, true, true, 0);
    }

    private void middle() {
        ObjectNode means = packet(
                "a packet amid a frame",
                "80 1A 05 FE 2D 2A B6 69 C2 FC A4 99",
                "00 00 05 2A", // Fragment Offset 1322
                "41 80 50 3C",
                "00 28 80 05", // F=1, L=0, Restart Count 5
                "E8 28 2A 8A");
        means.put("sequenceNumber", 1534).put("fragmentOffset", 1322);
        restart(means, 40, true, false, 5);
    }

    private void last() {
        ObjectNode means = packet(
                "the last packet of a frame",
                "90 9A 06 18 2D 2A B6 69 C2 FC A4 99", // M=1
                "BE DE 00 02",
                "33 7D 11 CA 5D 00 00 00", // ID 3, 4 bytes: the frame check; 3 bytes fill the word
                "00 00 88 1B", // Fragment Offset 34,843
                "41 80 50 3C",
                "00 28 40 1A", // F=0, L=1, Restart Count 26
                "E8 28 2A 8A FF D9");
        means.put("marker", true).put("sequenceNumber", 1560).put("fragmentOffset", 34_843);
        means.put("frameCheck", "7d11ca5d").put("data", "e8282a8affd9");
        restart(means, 40, false, true, 26);
    }

    private void only() {
        ObjectNode means = packet(
                "the only packet of a frame that was scaled down",
                "90 9A FF FF 2D 2A B6 69 C2 FC A4 99",
                "BE DE 00 06",
                "17 EE B5 D5 98 DA 0B AE 45",
                "23 02 80 01 E0",
                "43 05 00 03 C0", // ID 4: 1280 x 960
                "33 7D 11 CA 5D",
                "00 00 00 00",
                "40 FF 50 3C", // 4:2:2 with restarts, Q 255
                "00 28 FF FF", // F=1, L=1, Restart Count unknown
                "00 00 00 80",
                TABLES,
                "E8 28 2A 8A");
        means.put("marker", true).put("sequenceNumber", 65_535);
        means.put("captureTime", "eeb5d598da0bae45").put("width", 640).put("height", 480);
        means.put("fullWidth", 1280).put("fullHeight", 960).put("frameCheck", "7d11ca5d");
        means.put("type", 64).put("q", 255).put("tables", TABLES);
        restart(means, 40, true, true, 0x3FFF);
    }

    private void others() {
        packet(
                        "another program's, with a Q that needs no tables",
                        "80 1A 00 00 FF FF FF FF 00 00 00 07",
                        "00 00 00 00",
                        "01 32 50 3C", // 4:2:0 without restarts, Q 50
                        "E8 28 2A 8A")
                .put("sequenceNumber", 0)
                .put("timestamp", 0xFFFFFFFFL)
                .put("ssrc", 7)
                .put("type", 1)
                .put("q", 50);
        packet(
                        "a size that is told elsewhere, without restarts",
                        "90 1A 05 FD 2D 2A B6 69 C2 FC A4 99",
                        "BE DE 00 02",
                        "23 10 00 09 00 00 00 00", // ID 2: 4096 x 2304
                        "00 00 00 00",
                        "00 80 00 00", // 4:2:2, Q 128, Width 0, Height 0
                        "00 00 00 00", // a Length of 0: the tables that came before
                        "E8 28 2A 8A")
                .put("width", 4096)
                .put("height", 2304)
                .put("type", 0)
                .put("widthBlocks", 0)
                .put("heightBlocks", 0)
                .put("tables", "");
        packet(
                        "the largest offset, with a Q of 128 and more amid a frame",
                        "80 1A 05 FD 2D 2A B6 69 C2 FC A4 99",
                        "00 FF FF FF",
                        "01 FE FF FF", // Q 254, 255 x 255 blocks; no tables where the offset is not 0
                        "E8 28 2A 8A")
                .put("fragmentOffset", 0xFFFFFF)
                .put("type", 1)
                .put("q", 254)
                .put("widthBlocks", 255)
                .put("heightBlocks", 255);
    }

    private void odd() {
        ObjectNode means = packet(
                "padding, contributing sources, an element that is unknown and one that is cut",
                "B2 1A 05 FE 2D 2A B6 69 C2 FC A4 99", // P=1, X=1, CC=2
                "00 00 00 01 00 00 00 02", // CSRCs
                "BE DE 00 03",
                "51 AA BB", // ID 5, 2 bytes
                "00", // padding between elements
                "33 7D 11 CA 5D", // the frame check, here too
                "27 05 00", // ID 2 with 8 bytes, of which there are 2
                "03 00 00 08", // Type-specific 3: a field of interlaced video
                "01 32 50 3C",
                "E8 28 2A 8A",
                "00 00 03"); // 3 bytes of padding
        means.put("sequenceNumber", 1534).put("frameCheck", "7d11ca5d");
        means.put("typeSpecific", 3).put("fragmentOffset", 8).put("type", 1).put("q", 50);
        packet(
                        "an extension of another profile",
                        "90 1A 05 FE 2D 2A B6 69 C2 FC A4 99",
                        "10 00 00 01", // two-byte headers
                        "01 02 03 04",
                        "00 00 00 08",
                        "01 32 50 3C",
                        "E8 28 2A 8A")
                .put("sequenceNumber", 1534)
                .put("fragmentOffset", 8)
                .put("type", 1)
                .put("q", 50);
    }

    private void refused(String name, String... dissected) {
        cases.addObject()
                .put("name", name)
                .put("hex", VectorFile.hex(VectorFile.bytes(dissected)))
                .put("refused", true);
    }

    private void refused() {
        String header = "80 1A 05 FD 2D 2A B6 69 C2 FC A4 99";
        refused("nothing", "");
        refused("half a header", "80 1A 05 FD 2D 2A");
        refused("a header alone", header);
        refused("version 1", "40 1A 05 FD 2D 2A B6 69 C2 FC A4 99 00 00 00 08 01 32 50 3C E8");
        refused("half a payload header", header, "00 00 00 00 01");
        refused("no data", header, "00 00 00 08 01 32 50 3C");
        refused("a type that RFC 2435 does not know", header, "00 00 00 08 02 32 50 3C E8");
        refused("half a restart header", header, "00 00 00 08 41 32 50 3C 00 28");
        refused("tables that are longer than the packet", header, "00 00 00 00 01 FF 50 3C 00 00 00 80 10 0B");
        refused(
                "more contributing sources than bytes",
                "8F 1A 05 FD 2D 2A B6 69 C2 FC A4 99 00 00 00 08 01 32 50 3C E8");
        refused(
                "a header extension longer than the packet",
                "90 1A 05 FD 2D 2A B6 69 C2 FC A4 99 BE DE 00 09 00 00 00 08 01 32 50 3C E8");
        refused("padding longer than the packet", "A0 1A 05 FD 2D 2A B6 69 C2 FC A4 99 00 00 00 08 01 32 50 3C E8 20");
        refused("padding of 0 bytes", "A0 1A 05 FD 2D 2A B6 69 C2 FC A4 99 00 00 00 08 01 32 50 3C E8 00");
    }
}
