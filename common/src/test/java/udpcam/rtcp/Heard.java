package udpcam.rtcp;

import java.util.ArrayList;
import java.util.List;

/** Writes down all that a datagram says. */
public final class Heard implements RtcpListener {
    public final List<String> lines = new ArrayList<>();

    @Override
    public void from(int ssrc) {
        lines.add("from %x".formatted(ssrc));
    }

    @Override
    public void senderInfo(int ssrc, SenderInfo info) {
        lines.add("%x: %s".formatted(ssrc, info));
    }

    @Override
    public void reportBlock(ReportBlock block) {
        lines.add(block.toString());
    }

    @Override
    public void referenceTime(int ssrc, long ntp) {
        lines.add("%x: time %x".formatted(ssrc, ntp));
    }

    @Override
    public void delaySinceReferenceTime(int receiver, int lastReferenceTime, int delay) {
        lines.add("%x: last %x, delay %x".formatted(receiver, lastReferenceTime, delay));
    }

    @Override
    public void bye(int ssrc) {
        lines.add("%x: bye".formatted(ssrc));
    }
}
