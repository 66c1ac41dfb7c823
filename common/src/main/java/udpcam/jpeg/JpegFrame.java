package udpcam.jpeg;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A baseline JPEG taken apart: what RFC 2435 sends of it, and where. Used again for each frame, by one thread.
 *
 * <p>It refuses whatever a receiver could not put together again to the same picture: other processes than sequential
 * Huffman coding, tables that RFC 2435 does not send, samplings without a type, scans that do not end or whose restart
 * markers are not those of the picture. It does not look into the entropy-coded data.
 */
public final class JpegFrame {
    private final HeaderReader headers = new HeaderReader();
    private final RestartIntervals intervals = new RestartIntervals();
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private String refusal = "not a JPEG";

    /**
     * Takes apart the JPEG from position to limit, behind which zero bytes or 0xFF may pad it. The buffer is kept, and its
     * content must stay as long as this frame is asked for it.
     *
     * @return false if RFC 2435 cannot carry it; then only {@link #refusal} means anything
     */
    public boolean read(ByteBuffer jpeg) {
        bytes = jpeg.slice(); // the one object that a frame costs
        String problem = headers.read(bytes);
        if (problem == null) {
            problem = scan();
        }
        refusal = problem == null ? "" : problem;
        return problem == null;
    }

    /** In a few words for the user, why the last JPEG was not taken; empty if it was. */
    public String refusal() {
        return refusal;
    }

    /** From SOI to EOI, without padding; to be read by index only. */
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

    /** Where they end, EOI included, which is sent too. */
    public int scanEnd() {
        return bytes.limit();
    }

    /** How many restart intervals there are: 1 without restart markers. */
    public int intervals() {
        return intervals.count();
    }

    /** Where an interval begins in {@link #bytes}, behind the RST marker before it; for {@link #intervals} the end. */
    public int intervalStart(int interval) {
        return intervals.start(interval);
    }

    private @Nullable String scan() {
        int mcus = sampling().mcusPerRow(size()) * sampling().mcuRows(size());
        int interval = restartInterval() == 0 ? mcus : restartInterval();
        String problem = intervals.find(bytes, scanStart(), (mcus + interval - 1) / interval);
        if (problem != null) {
            return problem;
        }
        int end = intervals.start(intervals.count());
        for (int i = end; i < bytes.limit(); i++) {
            if (bytes.get(i) != 0 && bytes.get(i) != (byte) 0xFF) {
                return "more than one picture"; // such as the second field of an interlaced one
            }
        }
        bytes.limit(end);
        return null;
    }
}
