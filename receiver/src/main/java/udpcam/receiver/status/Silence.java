package udpcam.receiver.status;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import udpcam.cli.Failure;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.jpeg.scan.JpegFault;
import udpcam.link.Addresses;

/** Why a receiver has never shown anything, and what its user should check. */
public final class Silence {
    private static final int FEW_DATAGRAMS = 10; // that anybody may have sent
    private static final String NO_PICTURES = "Frames come, but they are no pictures that can be shown";

    private Silence() {}

    /** What the window says until there is a picture, of the ports where one may come. */
    public static String waiting(List<InetSocketAddress> listening) {
        return "Waiting for video on port "
                + listening.stream().map(port -> String.valueOf(port.getPort())).collect(Collectors.joining(", "));
    }

    /** How many frames came whole and were not shown for what is in them. */
    public static long unusable(Counters counters) {
        return counters.get(Counter.FRAMES_NOT_JPEG)
                + counters.get(Counter.FRAMES_BROKEN)
                + counters.get(Counter.FRAMES_OVERSIZE)
                + counters.get(Counter.FRAMES_BEYOND_MEMORY)
                + counters.get(Counter.FRAMES_WITHOUT_SIZE)
                + counters.get(Counter.FRAMES_WITHOUT_TABLES);
    }

    /** How many datagrams of other video came. */
    static long foreign(Counters counters) {
        return counters.get(Counter.DATAGRAMS_FOREIGN)
                + counters.get(Counter.DATAGRAMS_UNKNOWN_JPEG)
                + counters.get(Counter.DATAGRAMS_OTHER_RTP)
                + KeyAdvice.refused(counters);
    }

    /**
     * Why video stopped, behind a semicolon: what comes that cannot be shown; empty if nothing of the kind does.
     *
     * @param unusableBefore what {@link #unusable} was when a frame was shown last; so is {@code foreignBefore} of {@link #foreign}
     */
    public static String reason(Counters counters, long unusableBefore, long foreignBefore) {
        if (unusable(counters) > unusableBefore) {
            return counters.get(Counter.FRAMES_WITHOUT_TABLES) > 0
                    ? "; "
                            + ForeignAdvice.withoutTables(counters.detail(Counter.FRAMES_WITHOUT_TABLES))
                                    .get(0)
                    : "; frames come that cannot be shown";
        }
        return foreign(counters) > foreignBefore + FEW_DATAGRAMS ? "; " + ForeignAdvice.state(counters) : "";
    }

    /** The state in the first line, what to check in the others; nothing if nothing is wrong. */
    public static List<String> advice(Counters counters, InetSocketAddress listening) {
        if (counters.get(Counter.DATAGRAMS_RECEIVED) == 0) {
            return nothingComes(listening);
        }
        if (counters.get(Counter.DATAGRAMS_UNWANTED) == counters.get(Counter.DATAGRAMS_RECEIVED)) {
            return List.of(
                    "All datagrams come from other hosts than --from", "Is the address of --from that of the sender?");
        }
        if (unusable(counters) > 0) {
            return withReason(unusableFrames(counters), counters);
        }
        if (counters.get(Counter.FRAMES_COMPLETE) > 0) {
            return List.of(); // the first is about to be shown
        }
        List<String> keys = KeyAdvice.of(counters);
        List<String> foreign = keys.isEmpty() ? ForeignAdvice.of(counters, listening) : keys;
        return foreign.isEmpty() ? noWholeFrame(counters) : foreign;
    }

    /** The network is to blame only where numbers show that datagrams are missing which the receiver did not skip itself. */
    private static List<String> noWholeFrame(Counters counters) {
        String state = "Datagrams come, but no whole frame";
        return counters.get(Counter.SEGMENTS_MISSING) > counters.get(Counter.DATAGRAMS_OUTDATED)
                ? List.of(
                        state,
                        "Does the sender send RTP/JPEG, or is it a udpcam sender?",
                        "Is the network losing datagrams? Try a lower --quality or --size at the sender")
                : List.of(state, "Does the sender send RTP/JPEG, or is it a udpcam sender?");
    }

    /** Adds what is the matter with the last frame that was no picture, if that is known. */
    private static List<String> withReason(List<String> advice, Counters counters) {
        boolean isBroken = counters.get(Counter.FRAMES_BROKEN) > 0;
        JpegFault fault = JpegFault.of(counters.detail(isBroken ? Counter.FRAMES_BROKEN : Counter.FRAMES_NOT_JPEG));
        if (fault == JpegFault.NONE || !advice.get(0).startsWith(NO_PICTURES)) {
            return advice;
        }
        List<String> lines = new ArrayList<>(advice);
        lines.set(0, advice.get(0) + ": " + fault.words());
        return lines;
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
                "Does the sender run, with --remote and the address of this computer, or --find?",
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
        if (counters.get(Counter.FRAMES_WITHOUT_TABLES) > 0) {
            return ForeignAdvice.withoutTables(counters.detail(Counter.FRAMES_WITHOUT_TABLES));
        }
        return List.of(
                NO_PICTURES,
                "Are they baseline JPEG, with the standard Huffman tables if they come over RTP?",
                "Are they larger than 2,040 pixels? RTP/JPEG needs a=x-dimensions:WIDTH,HEIGHT for that: --sdp FILE");
    }
}
