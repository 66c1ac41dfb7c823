package udpcam.pipeline;

import java.util.BitSet;
import java.util.List;
import udpcam.nack.RetransmissionWire;
import udpcam.parity.ParityHeader;
import udpcam.rtpjpeg.RtpJpegWire;

/** A frame that was sent, and what came of it. */
final class SentFrame {
    final int number;
    int firstSequence;
    int packets;
    boolean ended;
    final BitSet came = new BitSet(); // packets, in their own right
    long lastDepartureNanos;
    long shownNanos;
    boolean concealed;
    boolean repaired;
    long streamBytes; // that left while it was the newest
    long parityBytes;
    long resentBytes;

    SentFrame(int number) {
        this.number = number;
    }

    /** A datagram of RTP leaves. */
    void count(int payloadType, int bytes) {
        streamBytes += payloadType == RtpJpegWire.PAYLOAD_TYPE ? bytes : 0;
        parityBytes += payloadType == ParityHeader.PAYLOAD_TYPE ? bytes : 0;
        resentBytes += payloadType == RetransmissionWire.PAYLOAD_TYPE ? bytes : 0;
    }

    boolean isShown() {
        return shownNanos != 0;
    }

    boolean cameWhole() {
        return ended && came.cardinality() == packets;
    }

    /** The longest time without a new picture, of those behind a frame. */
    static long longestGapNanos(List<SentFrame> frames, int first) {
        long longest = 0;
        long before = 0;
        for (SentFrame frame : frames) {
            if (frame.number >= first && frame.isShown() && before != 0) {
                longest = Math.max(longest, frame.shownNanos - before);
            }
            before = frame.isShown() ? frame.shownNanos : before;
        }
        return longest;
    }
}
