package udpcam.encode;

import java.util.ArrayList;
import java.util.List;
import udpcam.jpeg.JpegFrame;
import udpcam.picture.Picture;
import udpcam.run.SliceWorkers;

/** What an encoder gave for a picture. */
final class Encoded {
    private final byte[] bytes;
    private final List<Integer> growth;

    private Encoded(byte[] bytes, List<Integer> growth) {
        this.bytes = bytes;
        this.growth = growth;
    }

    /** The JPEG; empty if there is none. */
    byte[] bytes() {
        return bytes;
    }

    /** How many restart intervals were there each time that it was given. */
    List<Integer> growth() {
        return growth;
    }

    static Encoded by(FrameEncoder encoder, Picture picture) {
        return by(encoder, picture, FrameEncoder.NO_LIMIT);
    }

    /** With that many bytes for the frame. */
    static Encoded by(FrameEncoder encoder, Picture picture, int budgetBytes) {
        List<Integer> growth = new ArrayList<>();
        JpegFrame[] last = new JpegFrame[1];
        try {
            FrameEncoder.Outcome outcome = encoder.encode(picture, budgetBytes, new JpegBuffer(), frame -> {
                growth.add(frame.intervals());
                last[0] = frame;
            });
            if (outcome != FrameEncoder.Outcome.ENCODED) {
                return new Encoded(new byte[0], growth);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (!last[0].isWhole()) {
            throw new IllegalStateException("encoded, but not whole");
        }
        byte[] bytes = new byte[last[0].bytes().limit()];
        last[0].bytes().get(0, bytes);
        return new Encoded(bytes, growth);
    }

    /** A crew of the caller alone. */
    static SliceWorkers alone() {
        return new SliceWorkers("encode", 1, failure -> {});
    }
}
