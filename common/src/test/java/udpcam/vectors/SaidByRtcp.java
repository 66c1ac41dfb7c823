package udpcam.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import udpcam.rtcp.ReportBlock;
import udpcam.rtcp.RtcpListener;
import udpcam.rtcp.SenderInfo;
import udpcam.rtcp.SourceName;

/** Writes down what reports and names say, as the test vectors do. */
final class SaidByRtcp implements RtcpListener {
    final List<JsonNode> means = new ArrayList<>();

    private ObjectNode says(String what, int ssrc) {
        ObjectNode node = VectorFile.node().put("says", what).put("ssrc", Integer.toUnsignedLong(ssrc));
        means.add(node);
        return node;
    }

    @Override
    public void from(int ssrc) {
        says("report", ssrc);
    }

    @Override
    public void senderInfo(int ssrc, SenderInfo info) {
        says("senderInfo", ssrc)
                .put("ntp", HexFormat.of().toHexDigits(info.ntp()))
                .put("rtpTimestamp", Integer.toUnsignedLong(info.rtpTimestamp()))
                .put("packetCount", info.packetCount())
                .put("octetCount", info.octetCount());
    }

    @Override
    public void reportBlock(ReportBlock block) {
        says("reportBlock", block.ssrc())
                .put("fractionLost", block.fractionLost())
                .put("cumulativeLost", block.cumulativeLost())
                .put("highestSequenceNumber", block.highestSequenceNumber())
                .put("jitter", block.jitter())
                .put("lastSr", Integer.toUnsignedLong(block.lastSr()))
                .put("delaySinceLastSr", block.delaySinceLastSr());
    }

    @Override
    public void referenceTime(int ssrc, long ntp) {
        says("referenceTime", ssrc).put("ntp", HexFormat.of().toHexDigits(ntp));
    }

    @Override
    public void delaySinceReferenceTime(int receiver, int lastReferenceTime, int delay) {
        says("delaySinceReferenceTime", receiver)
                .put("lastReferenceTime", Integer.toUnsignedLong(lastReferenceTime))
                .put("delay", delay);
    }

    @Override
    public void maxDatagram(int ssrc, int bytes) {
        says("maxDatagram", ssrc).put("bytes", bytes);
    }

    @Override
    public void takesRepair(int ssrc) {
        says("repair", ssrc).put("version", 1);
    }

    @Override
    public void limited(int ssrc, int kilobits) {
        says("limit", ssrc).put("kilobits", kilobits);
    }

    @Override
    public void tellers(int ssrc, int members) {
        says("tellers", ssrc).put("members", members);
    }

    @Override
    public boolean wantsName(int ssrc) {
        return true;
    }

    @Override
    public void named(int ssrc, SourceName name) {
        says("name", ssrc).put("text", name.text());
    }

    @Override
    public void bye(int ssrc) {
        says("bye", ssrc);
    }
}
