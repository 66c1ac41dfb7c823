package udpcam.count;

/** Everything that the two programs count: a label for the summary, and one line that says what it means. */
public enum Counter {
    FRAMES_CAPTURED("frames captured", "pictures taken from the source"),
    FRAMES_DISPLACED("frames displaced", "pictures dropped for a newer one, because the next stage was busy"),
    FRAMES_SENT("frames sent", "pictures sent to one remote at least"),
    FRAMES_SKIPPED("frames skipped", "pictures dropped for one remote for a newer one, because the way to it was busy"),
    FRAMES_LEFT_OUT("frames left out", "pictures not sent to one remote at least, because the network takes less"),
    FRAMES_TOO_LARGE(
            "frames too large", "pictures dropped, because the wire cannot carry them: it takes 16.7 MB at the most"),
    FRAMES_NOT_ENCODED(
            "frames not encoded",
            "pictures dropped, because the camera's data were damaged, the encoder refused them, or the end came first"),
    DATAGRAMS_SENT("datagrams sent", "given to the network"),
    BYTES_SENT("bytes sent", "UDP payload given to the network"),
    PARITY_SENT("parity sent", "datagrams of parity, from which receivers rebuild lost ones"),
    SEGMENTS_SENT_AGAIN("segments sent again", "segments retransmitted, because a receiver asked for them (NACK)"),
    SEND_REFUSED("sends refused", "nobody listened at the remote (ICMP port unreachable)"),
    SEND_FAILED("sends failed", "the system did not take the datagram: no route, no buffer, too long"),
    CAMERA_LOST("camera lost", "times that the camera failed or could not be opened"),
    SIMULATED_LOSS("simulated losses", "datagrams dropped on purpose (--simulate)"),
    SIMULATED_DUPLICATE("simulated duplicates", "datagrams sent twice on purpose (--simulate)"),
    SIMULATED_REORDER("simulated reorders", "datagrams held back on purpose (--simulate)"),

    DATAGRAMS_RECEIVED("datagrams received", "taken from the network"),
    BYTES_RECEIVED("bytes received", "UDP payload taken from the network"),
    FRAMES_COMPLETE("frames complete", "pictures of which every segment came"),
    FRAMES_SHOWN("frames shown", "pictures shown; without a window, those fit to be shown"),
    FRAMES_RECORDED("frames recorded", "pictures written to files (--record, key r)"),
    FRAMES_NOT_RECORDED(
            "frames not recorded",
            "pictures that recordings lack, because the disk was full, refused them or was too slow"),
    FRAMES_INCOMPLETE("frames incomplete", "pictures dropped, because a segment was missing"),
    FRAMES_CONCEALED("frames concealed", "pictures shown with rows of earlier ones in place of missing segments"),
    FRAMES_TOO_DAMAGED(
            "frames too damaged",
            "pictures dropped, because fewer than half of their rows came, or no earlier picture has the missing ones"),
    FRAMES_MIXED("frames mixed", "pictures dropped, because they had segments of several pictures"),
    FRAMES_DOUBTFUL(
            "frames doubtful", "pictures dropped, because their segments paused midway and have no frame check"),
    FRAMES_LATE("frames late", "pictures dropped, because a newer one was complete before"),
    FRAMES_BROKEN("frames broken", "complete pictures whose JPEG data are damaged or cut short"),
    FRAMES_NOT_JPEG("frames not JPEG", "complete pictures that are no sequential JPEG of 8 bits"),
    FRAMES_OVERSIZE("frames oversize", "complete pictures with more pixels than --max-pixels"),
    FRAMES_BEYOND_MEMORY("frames beyond memory", "complete pictures for which there was not enough memory"),
    FRAMES_WITHOUT_SIZE(
            "frames without size",
            "complete pictures of unknown size: above 2,040 pixels the sender's --sdp file is needed"),
    FRAMES_WITHOUT_TABLES(
            "frames without tables",
            "complete pictures whose quantisation tables never came, or are none of baseline JPEG"),
    FRAMES_OF_OTHERS("frames of others", "complete pictures of a sender that is not the one shown"),
    SEGMENTS_REPAIRED("segments repaired", "lost segments that were rebuilt from parity"),
    SEGMENTS_RESENT("segments resent", "lost segments that were asked for again (NACK) and came in time"),
    SEGMENTS_STRAY("segments stray", "segments that came late, twice, or without the first one of their picture"),
    SEGMENTS_MISSING("segments missing", "segments that did not come in time, by the numbers of those that did"),
    DATAGRAMS_UNKNOWN("datagrams unknown", "datagrams in no known format"),
    DATAGRAMS_OTHER_RTP("datagrams other RTP", "RTP with a payload that is not JPEG"),
    DATAGRAMS_UNKNOWN_JPEG(
            "datagrams of odd JPEG", "RTP with JPEG's payload type, but no RTP/JPEG of a kind that is known"),
    DATAGRAMS_FOREIGN("datagrams foreign", "video that is neither RTP nor of the classic wire, such as MPEG-TS"),
    DATAGRAMS_REPAIR("datagrams of repair", "datagrams of parity, and of retransmitted segments"),
    DATAGRAMS_RTCP("datagrams RTCP", "datagrams of the sender's reports about its stream"),
    DATAGRAMS_UNWANTED("datagrams unwanted", "datagrams from an address other than --from"),
    DATAGRAMS_UNSEALED(
            "datagrams unsealed", "datagrams dropped unread, because they are not sealed, but there is a key"),
    DATAGRAMS_WITHOUT_KEYS(
            "datagrams without keys",
            "sealed datagrams dropped, because their sender has not agreed on keys with us yet"),
    DATAGRAMS_FORGED(
            "datagrams forged",
            "sealed datagrams dropped, because their tag is wrong: changed, or sealed by other keys"),
    DATAGRAMS_REPLAYED("datagrams replayed", "sealed datagrams dropped, because they came before, or are far too old"),
    KEYS_AGREED("keys agreed", "handshakes with who has our key"),
    KEYS_REFUSED("keys refused", "handshakes of who has another key, or none"),
    DATAGRAMS_OUTDATED(
            "datagrams outdated",
            "datagrams skipped: they waited while the receiver began, was stopped, or was too slow"),
    DATAGRAMS_ON_PROBATION(
            "datagrams on probation", "datagrams of new streams: in a crowd each has to show three in sequence first"),
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
