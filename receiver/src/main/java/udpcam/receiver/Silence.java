package udpcam.receiver;

import java.net.InetSocketAddress;
import java.util.List;
import udpcam.cli.Failure;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.link.Addresses;

/** Why a receiver has never shown anything, and what its user should check. */
final class Silence {
    private Silence() {}

    /** How many frames came whole and were not shown for what is in them. */
    static long unusable(Counters counters) {
        return counters.get(Counter.FRAMES_NOT_JPEG)
                + counters.get(Counter.FRAMES_BROKEN)
                + counters.get(Counter.FRAMES_OVERSIZE)
                + counters.get(Counter.FRAMES_BEYOND_MEMORY)
                + counters.get(Counter.FRAMES_WITHOUT_SIZE);
    }

    /** The state in the first line, what to check in the others; nothing if nothing is wrong. */
    static List<String> advice(Counters counters, InetSocketAddress listening) {
        if (counters.get(Counter.DATAGRAMS_RECEIVED) == 0) {
            return nothingComes(listening);
        }
        if (counters.get(Counter.DATAGRAMS_UNWANTED) == counters.get(Counter.DATAGRAMS_RECEIVED)) {
            return List.of(
                    "All datagrams come from other hosts than --from", "Is the address of --from that of the sender?");
        }
        if (unusable(counters) > 0) {
            return unusableFrames(counters);
        }
        if (counters.get(Counter.FRAMES_COMPLETE) > 0) {
            return List.of(); // the first is about to be shown
        }
        if (counters.get(Counter.DATAGRAMS_OTHER_RTP) * 2 > counters.get(Counter.DATAGRAMS_RECEIVED)) {
            return List.of(
                    "RTP comes, but its payload is not JPEG",
                    "JPEG has payload type 26; another one has to be told with --sdp FILE");
        }
        return List.of(
                "Datagrams come, but no whole frame",
                "Does the sender send RTP/JPEG, or is it a udpcam sender?",
                "Is the network losing datagrams? Try a lower --quality or --size at the sender");
    }

    private static List<String> nothingComes(InetSocketAddress listening) {
        int port = listening.getPort();
        if (listening.getAddress().isMulticastAddress()) {
            return List.of(
                    "Nothing has come to the group " + Addresses.text(listening),
                    "Does the sender run, with --remote " + Addresses.text(listening) + "?",
                    "Are routers between? The sender's --ttl says how many may be",
                    "Does it come in at another network interface? --bind ADDRESS chooses one",
                    "Does a firewall block UDP port " + port + "?");
        }
        return List.of(
                "Nothing has come to UDP port " + port,
                "Does the sender run, with --remote and the address of this computer?",
                "Does it send to --port " + port + "?",
                "Does a firewall block UDP port " + port + "?");
    }

    private static List<String> unusableFrames(Counters counters) {
        if (counters.get(Counter.FRAMES_OVERSIZE) > 0) {
            return List.of("The pictures are larger than --max-pixels", "Raise it if you trust the sender");
        }
        if (counters.get(Counter.FRAMES_BEYOND_MEMORY) > 0) {
            return List.of(
                    "There is not enough memory for such large pictures",
                    "Try a lower --size at the sender, or " + Failure.MORE_MEMORY);
        }
        if (counters.get(Counter.FRAMES_WITHOUT_SIZE) > 0) {
            return List.of(
                    "The pictures are larger than their RTP packets can say",
                    "Give a session description with a=x-dimensions:WIDTH,HEIGHT: --sdp FILE");
        }
        return List.of(
                "Frames come, but they are no pictures that can be shown",
                "Are they baseline JPEG, with the standard Huffman tables if they come over RTP?");
    }
}
