package udpcam.vectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Makes a file of streams: what comes, and which pictures a receiver shows. */
final class StreamVectors {
    private static final long FRAME_MILLIS = 33;

    private final ObjectNode file;
    private final ObjectNode pictures;
    private final ArrayNode cases;

    StreamVectors(String about) {
        file = VectorFile.begin(about);
        pictures = file.putObject("pictures");
        cases = file.putArray("cases");
    }

    ObjectNode file() {
        return file;
    }

    /** Names a picture. */
    void picture(String name, byte[] jpeg) {
        pictures.put(name, VectorFile.hex(jpeg));
    }

    /** Begins a case. */
    Case stream(String name, String why) {
        return new Case(cases.addObject().put("name", name).put("why", why));
    }

    /** A stream of one sender. */
    static final class Case {
        private final ObjectNode node;
        private final ArrayNode datagrams;
        private long millis;

        Case(ObjectNode node) {
            this.node = node;
            this.datagrams = node.putArray("datagrams");
        }

        Case then(byte[]... those) {
            return then(List.of(those));
        }

        Case then(List<byte[]> those) {
            for (byte[] datagram : those) {
                datagrams.addObject().put("ms", millis).put("hex", VectorFile.hex(datagram));
            }
            return this;
        }

        /** The datagrams of the next frame, at 30 frames a second. */
        Case next(List<byte[]> those) {
            return after(FRAME_MILLIS).then(those);
        }

        Case next(byte[]... those) {
            return next(List.of(those));
        }

        Case after(long passedMillis) {
            millis += passedMillis;
            return this;
        }

        void shows(String... names) {
            List.of(names).forEach(node.putArray("shown")::add);
        }

        /** The same; {@code least} is what a simple receiver shows of it. */
        void shows(List<String> names, List<String> least) {
            names.forEach(node.putArray("shown")::add);
            least.forEach(node.putArray("least")::add);
        }
    }
}
