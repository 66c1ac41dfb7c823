package udpcam.vectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import udpcam.classic.ClassicPacketizer;
import udpcam.rtpjpeg.Sent;

/** The classic wire: frames of one and of several segments, late and strange ones; {@link BrokenClassicVectors} has the broken ones. */
final class ClassicVectors {
    private final StreamVectors vectors = new StreamVectors(
            "Datagrams of the classic wire, and what a receiver shows of them."
                    + " Pictures A0, B1, C2 bear udpcam's frame check with the numbers 0, 1, 2; A, B, C are the same without.");
    private final ClassicFrames frames = new ClassicFrames();

    private ClassicVectors() {}

    static ObjectNode file() {
        return new ClassicVectors().make();
    }

    private ObjectNode make() {
        vectors.picture("A", frames.plainA);
        vectors.picture("B", frames.plainB);
        vectors.picture("A0", ClassicFrames.joined(frames.a0));
        vectors.picture("B1", ClassicFrames.joined(frames.b1));
        vectors.picture("C2", ClassicFrames.joined(frames.c2));
        whole();
        new BrokenClassicVectors(vectors, frames).add();
        late();
        strange();
        return vectors.file();
    }

    private void whole() {
        byte[] one = Sent.by(new ClassicPacketizer(2000, 2000), frames.plainA)
                .datagrams
                .get(0);
        vectors.stream("a frame of one segment", "it says 1: none is to follow")
                .then(one)
                .shows("A0");
        vectors.stream("a frame of one segment without a check", "the first byte of any program's datagram")
                .then(ClassicFrames.segment(1, frames.plainA))
                .shows("A");
        vectors.stream("frames of several segments", "they count down to 1")
                .then(frames.a0)
                .next(frames.b1)
                .next(frames.c2)
                .shows("A0", "B1", "C2");
        vectors.stream(
                        "frames of several segments without a check",
                        "their Huffman codes fill the picture to its last block")
                .then(frames.a)
                .next(frames.b)
                .shows("A", "B");
        vectors.stream("zero bytes behind the end of the picture", "cameras pad their JPEGs; the bytes are left out")
                .then(ClassicFrames.segment(1, ClassicFrames.cut(frames.plainA, frames.plainA.length + 5)))
                .shows("A");
        vectors.stream("zero bytes behind the end of a picture with a check", "the check covers nothing behind EOI")
                .then(ClassicFrames.cut(one, one.length + 3))
                .shows("A0");
        vectors.stream("a frame with a check may pause", "the check tells that the segments are of one frame")
                .then(frames.a0.get(0))
                .after(50)
                .then(frames.a0.get(1))
                .after(50)
                .then(frames.a0.get(2))
                .shows("A0");
    }

    private void late() {
        vectors.stream("an older frame comes late", "its number is not newer than that of the frame before")
                .then(frames.b1)
                .next(frames.a0)
                .next(frames.c2)
                .shows("B1", "C2");
        vectors.stream("a sender begins anew", "after 500 ms of silence its numbers may begin at 0")
                .then(frames.c2)
                .after(501)
                .then(frames.a0)
                .next(frames.b1)
                .shows("C2", "A0", "B1");
    }

    private void strange() {
        vectors.stream(
                        "datagrams of no wire",
                        "0 counts nothing; one byte brings nothing; an empty one is no datagram of anybody")
                .then(new byte[0], new byte[1], new byte[] {0, 1, 2, 3}, new byte[] {1})
                .next(frames.a0)
                .shows("A0");
        vectors.stream("single segments that are no JPEG", "a frame begins with FF D8")
                .then(
                        new byte[] {1, 0, 0},
                        ClassicFrames.segment(1, VectorFile.bytes("FF D9")),
                        ClassicFrames.segment(1, new byte[100]))
                .next(frames.a0)
                .shows("A0");
        vectors.stream("single segments that begin like a JPEG", "no picture is there to its last block")
                .then(
                        ClassicFrames.segment(1, VectorFile.bytes("FF D8")),
                        ClassicFrames.segment(1, ClassicFrames.cut(frames.plainA, 300)),
                        ClassicFrames.segment(1, VectorFile.bytes("FF D8 FF D9")))
                .next(frames.a0)
                .shows("A0");
        vectors.stream("the longest frame that never ends", "255 segments are announced, and nothing follows")
                .then(ClassicFrames.segment(255, ClassicFrames.cut(frames.plainA, ClassicFrames.SEGMENT_BYTES - 1)))
                .next(frames.a0)
                .shows("A0");
    }
}
