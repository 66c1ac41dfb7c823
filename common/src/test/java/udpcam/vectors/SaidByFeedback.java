package udpcam.vectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.TimeUnit;
import udpcam.rtcp.RtcpListener;

/** Writes down which packets feedback tells of, as the test vectors do. */
final class SaidByFeedback implements RtcpListener {
    private static final int FOLLOWING = 16;
    private static final long TICKS = 1024; // in a second

    final ObjectNode means = VectorFile.node();

    @Override
    public void nack(int ssrc, int source, int number, int following) {
        put("ssrc", ssrc);
        put("source", source);
        ArrayNode missing = means.withArray("missing").add(number);
        for (int i = 0; i < FOLLOWING; i++) {
            if ((following >> i & 1) != 0) {
                missing.add((number + 1 + i) & 0xFFFF);
            }
        }
    }

    @Override
    public void arrived(int ssrc, int source, int number, int timestamp, long beforeNanos) {
        put("ssrc", ssrc);
        put("timestamp", timestamp);
        long before = Math.round((double) beforeNanos * TICKS / TimeUnit.SECONDS.toNanos(1));
        stream(source)
                .withArray("arrived")
                .addObject()
                .put("sequenceNumber", number)
                .put("before", before);
    }

    @Override
    public void notArrived(int ssrc, int source, int number) {
        stream(source).withArray("notArrived").add(number);
    }

    private void put(String field, int unsigned) {
        means.put(field, Integer.toUnsignedLong(unsigned));
    }

    private ObjectNode stream(int source) {
        ArrayNode streams = means.withArray("streams");
        long unsigned = Integer.toUnsignedLong(source);
        if (streams.isEmpty() || streams.get(streams.size() - 1).get("source").asLong() != unsigned) {
            ObjectNode begun = streams.addObject().put("source", unsigned);
            begun.putArray("arrived");
            begun.putArray("notArrived");
        }
        return (ObjectNode) streams.get(streams.size() - 1);
    }
}
