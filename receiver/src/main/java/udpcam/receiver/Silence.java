package udpcam.receiver;

import java.util.List;
import udpcam.run.Counter;
import udpcam.run.Counters;

/** Why a receiver has never shown anything, and what its user should check. */
final class Silence {
    private Silence() {}

    /** How many frames came whole and were not shown for what is in them. */
    static long unusable(Counters counters) {
        return counters.get(Counter.FRAMES_NOT_JPEG)
                + counters.get(Counter.FRAMES_BROKEN)
                + counters.get(Counter.FRAMES_OVERSIZE);
    }

    /** The state in the first line, what to check in the others; nothing if nothing is wrong. */
    static List<String> advice(Counters counters, int port) {
        if (counters.get(Counter.DATAGRAMS_RECEIVED) == 0) {
            return List.of(
                    "Nothing has come to UDP port " + port,
                    "Does the sender run, with --remote and the address of this computer?",
                    "Does it send to --port " + port + "?",
                    "Does a firewall block UDP port " + port + "?");
        }
        if (counters.get(Counter.DATAGRAMS_UNWANTED) == counters.get(Counter.DATAGRAMS_RECEIVED)) {
            return List.of(
                    "All datagrams come from other hosts than --from", "Is the address of --from that of the sender?");
        }
        if (counters.get(Counter.FRAMES_OVERSIZE) > 0) {
            return List.of("The pictures are larger than --max-pixels", "Raise it if you trust the sender");
        }
        if (unusable(counters) > 0) {
            return List.of("Frames come, but they are no pictures that can be shown", "Is the sender a udpcam sender?");
        }
        if (counters.get(Counter.FRAMES_COMPLETE) > 0) {
            return List.of(); // the first is about to be shown
        }
        return List.of(
                "Datagrams come, but no whole frame",
                "Is the sender a udpcam sender of the same wire?",
                "Is the network losing datagrams? Try a lower --quality or --size at the sender");
    }
}
