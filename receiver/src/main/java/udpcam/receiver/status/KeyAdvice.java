package udpcam.receiver.status;

import java.util.List;
import udpcam.count.Counter;
import udpcam.count.Counters;

/** What comes to a receiver that has a key, but is not sealed by it, and what to do. */
final class KeyAdvice {
    private KeyAdvice() {}

    /** How many datagrams were dropped for want of a seal that fits. */
    static long refused(Counters counters) {
        return counters.get(Counter.DATAGRAMS_UNSEALED)
                + counters.get(Counter.DATAGRAMS_WITHOUT_KEYS)
                + counters.get(Counter.DATAGRAMS_FORGED);
    }

    /** The state in the first line, what to do in the others; nothing if nothing of the kind has come, or other things more often. */
    static List<String> of(Counters counters) {
        long unsealed = counters.get(Counter.DATAGRAMS_UNSEALED);
        long withoutKeys = counters.get(Counter.DATAGRAMS_WITHOUT_KEYS) + counters.get(Counter.DATAGRAMS_FORGED);
        if ((unsealed + withoutKeys) * 2 <= counters.get(Counter.DATAGRAMS_RECEIVED)) {
            return List.of();
        }
        return unsealed > withoutKeys
                ? List.of(
                        "Video comes that nobody sealed, and this receiver has a key",
                        "Start the sender with the same --key-file, or this receiver without one")
                : List.of(
                        "Sealed video comes, but not by the key of this receiver",
                        "Do both programs say 'sealed by key' with the same four-digit groups when they start?",
                        "With --sdp: is the file of this start of the sender? Each start has a new key",
                        "Does a firewall keep what this receiver sends from the sender? It has to answer for its keys");
    }
}
