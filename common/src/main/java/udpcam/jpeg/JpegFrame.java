package udpcam.jpeg;

import static udpcam.jpeg.MarkerSegments.unsigned16;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A baseline JPEG taken apart: what RFC 2435 sends of it, and where. Used again for each frame, by one thread.
 *
 * <p>It refuses whatever a receiver could not put together again to the same picture: other processes than sequential
 * Huffman coding, tables that RFC 2435 does not send, samplings without a type, scans that do not end or whose restart
 * markers are not those of the picture. It does not look into the entropy-coded data.
 */
public final class JpegFrame {
    /** The most restart intervals: more than 3840x2160 has MCUs. What is kept of each interval is memory of each frame. */
    private static final int MOST_INTERVALS = 1 << 16;

    private final HeaderReader headers = new HeaderReader();
    private final RestartIntervals intervals = new RestartIntervals();
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private @Nullable Refusal refusal = Refusal.NOT_A_JPEG;
    private boolean whole;

    /**
     * Takes apart the JPEG from position to limit, behind which zero bytes or 0xFF may pad it. The buffer is kept, and its
     * content must stay as long as this frame is asked for it.
     *
     * @return false if RFC 2435 cannot carry it; then only {@link #refusal} and {@link #isDamaged} mean anything
     */
    public boolean read(ByteBuffer jpeg) {
        begin(jpeg);
        if (refusal == null) {
            refusal = scan();
        } else if (!refusal.damaged() && !endsInEoi()) {
            refusal = Refusal.NO_END;
        }
        return refusal == null;
    }

    /**
     * Begins to take apart a JPEG that is still being written: the headers have to be there. {@link #readOn} goes on.
     *
     * @return false if RFC 2435 cannot carry it
     */
    public boolean begin(ByteBuffer jpeg) {
        bytes = jpeg.slice(); // the one object that a frame costs
        whole = false;
        refusal = headers.read(bytes);
        if (refusal == null && expectedIntervals() > MOST_INTERVALS) {
            refusal = Refusal.otherKind("too many restart intervals");
        }
        if (refusal == null) {
            intervals.begin(scanStart(), expectedIntervals());
        }
        return refusal == null;
    }

    /**
     * Takes apart what was written of it since, behind what was there; the beginning may have moved to another buffer.
     *
     * @return false if the scan is not that of its picture
     */
    public boolean readOn(ByteBuffer jpeg) {
        bytes = jpeg.slice();
        Refusal problem = intervals.read(bytes);
        whole = problem == null;
        refusal = Refusal.NO_END.equals(problem) ? null : problem;
        return refusal == null;
    }

    /** Becomes what another one is now. It shares the other's bytes, and nothing else: the other may go on growing. */
    public void copy(JpegFrame other) {
        bytes = other.bytes;
        whole = other.whole;
        refusal = other.refusal;
        headers.copy(other.headers);
        intervals.copy(other.intervals);
    }

    /** In a few words for the user, why the last JPEG was not taken; empty if it was. */
    public String refusal() {
        return refusal == null ? "" : refusal.words();
    }

    /** Whether it was not taken because something is missing or wrong: decoders would make up a part of the picture. */
    public boolean isDamaged() {
        return refusal != null && refusal.damaged();
    }

    /** Whether it is there to its end. */
    public boolean isWhole() {
        return whole;
    }

    /** From SOI to EOI, without padding, or as far as it is there; to be read by index only. */
    public ByteBuffer bytes() {
        return bytes;
    }

    public PictureSize size() {
        return headers.size();
    }

    public Sampling sampling() {
        return headers.sampling();
    }

    /** 128 bytes, luma's table and chroma's, in zig-zag order; not a copy. */
    public byte[] quantization() {
        return headers.quantization();
    }

    /** In MCUs; 0: there are no restart markers. */
    public int restartInterval() {
        return headers.restartInterval();
    }

    /** Where the entropy-coded data begin in {@link #bytes}. */
    public int scanStart() {
        return headers.scanStart();
    }

    /** Where the last of {@link #intervals} ends; EOI is included, which is sent too. */
    public int scanEnd() {
        return intervals.start(intervals.whole());
    }

    /** How many restart intervals are there to their end; of a whole frame without restart markers 1. */
    public int intervals() {
        return intervals.whole();
    }

    /** How many restart intervals there will be when it is whole. */
    public int expectedIntervals() {
        return sampling().intervals(size(), restartInterval());
    }

    /** Whether the restart intervals of one may stand in the other. */
    public boolean isLike(JpegFrame other) {
        return size().equals(other.size())
                && sampling() == other.sampling()
                && restartInterval() == other.restartInterval()
                && Arrays.equals(quantization(), other.quantization());
    }

    /** Where an interval begins in {@link #bytes}, behind the RST marker before it; for {@link #intervals} their end. */
    public int intervalStart(int interval) {
        return intervals.start(interval);
    }

    private @Nullable Refusal scan() {
        Refusal problem = intervals.read(bytes);
        if (problem != null) {
            return problem;
        }
        whole = true;
        if (endOfContent() > scanEnd()) {
            return Refusal.otherKind("more than one picture"); // such as the second field of an interlaced one
        }
        bytes.limit(scanEnd());
        return null;
    }

    private boolean endsInEoi() {
        int end = endOfContent();
        return end >= 2 && unsigned16(bytes, end - 2) == (0xFF00 | JpegMarkers.EOI);
    }

    /** Behind the last byte that is no padding. */
    private int endOfContent() {
        int end = bytes.limit();
        while (end > 0 && (bytes.get(end - 1) == 0 || bytes.get(end - 1) == (byte) 0xFF)) {
            end--;
        }
        return end;
    }
}
