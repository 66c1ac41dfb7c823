package udpcam.run;

/** Everything that the two programs count: a label for the summary, and one line that says what it means. */
public enum Counter {
    FRAMES_CAPTURED("frames captured", "pictures taken from the source"),
    FRAMES_DISPLACED("frames displaced", "left out because a newer one was there: the next stage was busy"),
    FRAMES_SENT("frames sent", "pictures given to the network for every remote"),
    FRAMES_TOO_LARGE("frames too large", "dropped, because the wire cannot carry them: 16.7 MB at the most"),
    FRAMES_NOT_ENCODED("frames not encoded", "dropped, because they came damaged or the encoder refused them"),
    DATAGRAMS_SENT("datagrams sent", "given to the network"),
    BYTES_SENT("bytes sent", "UDP payload given to the network"),
    PARITY_SENT("parity sent", "datagrams that repair others"),
    SEGMENTS_SENT_AGAIN("segments sent again", "because a receiver asked for them"),
    SEND_REFUSED("sends refused", "nobody listened at the remote (ICMP port unreachable)"),
    SEND_FAILED("sends failed", "the system did not take the datagram: no route, no buffer, too long"),
    CAMERA_LOST("camera lost", "how often the source failed or could not be opened"),
    SIMULATED_LOSS("simulated losses", "datagrams dropped on purpose (--simulate)"),
    SIMULATED_DUPLICATE("simulated duplicates", "datagrams sent twice on purpose (--simulate)"),
    SIMULATED_REORDER("simulated reorders", "datagrams held back on purpose (--simulate)"),

    DATAGRAMS_RECEIVED("datagrams received", "taken from the network"),
    BYTES_RECEIVED("bytes received", "UDP payload taken from the network"),
    FRAMES_COMPLETE("frames complete", "put together from all of their segments"),
    FRAMES_SHOWN("frames shown", "decoded and shown"),
    FRAMES_INCOMPLETE("frames incomplete", "dropped, because a segment was missing"),
    FRAMES_CONCEALED("frames concealed", "segments were missing: shown with rows of frames before in their place"),
    FRAMES_TOO_DAMAGED(
            "frames too damaged", "dropped, because fewer than half of their rows came, or some never had before"),
    FRAMES_MIXED(
            "frames mixed", "dropped, because segments of several frames had been put together, or EOI was missing"),
    FRAMES_DOUBTFUL("frames doubtful", "dropped, because they paused midway and bear no frame check"),
    FRAMES_LATE("frames late", "dropped, because a newer one was complete before: late or doubled"),
    FRAMES_BROKEN("frames broken", "complete, but their data do not make a whole picture: mixed or cut by the sender"),
    FRAMES_NOT_JPEG("frames not JPEG", "complete, but no sequential JPEG that can be decoded"),
    FRAMES_OVERSIZE("frames oversize", "complete, but with more pixels than --max-pixels, or than there is memory for"),
    FRAMES_WITHOUT_SIZE(
            "frames without size",
            "complete, but above 2,040 pixels and from a sender that needs --sdp to tell its size"),
    FRAMES_OF_OTHERS("frames of others", "complete, but from a sender that is not the one shown"),
    SEGMENTS_REPAIRED("segments repaired", "lost, and rebuilt from parity"),
    SEGMENTS_RESENT("segments resent", "lost, asked for again, and come in time"),
    SEGMENTS_STRAY("segments stray", "late, doubled, or of a frame whose first segment was lost"),
    DATAGRAMS_UNKNOWN("datagrams unknown", "no segment of any wire"),
    DATAGRAMS_OTHER_RTP("datagrams other RTP", "RTP with a payload that is not JPEG"),
    DATAGRAMS_REPAIR("datagrams of repair", "parity, and segments that were sent again"),
    DATAGRAMS_RTCP("datagrams RTCP", "reports of the sender about its stream"),
    DATAGRAMS_UNWANTED("datagrams unwanted", "from an address other than --from"),
    DATAGRAMS_OUTDATED("datagrams outdated", "thrown away unread: the receiver was stopped, or too slow for what came"),
    DATAGRAMS_ON_PROBATION(
            "datagrams on probation",
            "of new streams: in a crowd of them, each shows three in sequence before it counts"),
    MEMORY_REFUSED("memory refused", "segments dropped, because their frame would pass the bound on memory");

    private final String label;
    private final String meaning;

    Counter(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }
}
