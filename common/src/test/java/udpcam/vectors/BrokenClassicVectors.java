package udpcam.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import udpcam.classic.ClassicPacketizer;
import udpcam.rtpjpeg.Sent;

/** The classic wire with segments that are lost, doubled, swapped, cut and glued. */
record BrokenClassicVectors(StreamVectors vectors, ClassicFrames frames) {
    void add() {
        lost();
        outOfOrder();
        damaged();
    }

    private void lost() {
        for (int i = 0; i < frames.a0.size(); i++) {
            List<byte[]> rest = new ArrayList<>(frames.a0);
            rest.remove(i);
            vectors.stream(
                            "segment " + (i + 1) + " of 3 is lost",
                            "the count does not go down by one, or does not reach 1")
                    .then(rest)
                    .next(frames.b1)
                    .shows("B1");
        }
        for (int i = 0; i < frames.a.size(); i++) {
            List<byte[]> rest = new ArrayList<>(frames.a);
            rest.remove(i);
            vectors.stream("segment " + (i + 1) + " of 3 is lost, without a check", "the same; the next frame is whole")
                    .then(rest)
                    .next(frames.b)
                    .shows("B");
        }
        vectors.stream(
                        "the end of a frame and the beginning of the next are lost",
                        "the counts fit, but the check does not hold")
                .then(frames.a0.get(0), frames.a0.get(1))
                .next(frames.b1.get(2))
                .next(frames.c2)
                .shows("C2");
        vectors.stream(
                        "the same without a check, after a pause",
                        "segments of a frame leave back to back: here is a seam")
                .then(frames.a.get(0), frames.a.get(1))
                .next(frames.b.get(2))
                .next(frames.a)
                .shows("A");
        vectors.stream("the same without a check, without a pause", "the codes leave bits over, or blocks are missing")
                .then(
                        frames.a.get(0),
                        frames.a.get(1),
                        ClassicFrames.segments(frames.plainC).get(2))
                .next(frames.a)
                .shows("A");
        byte[] plainD = ClassicFrames.drawn(50, 9);
        vectors.picture("D", plainD);
        vectors.stream(
                        "a segment is lost before a frame that begins alike",
                        "without a check first segments may be the same bytes; after a pause it is a new frame")
                .then(frames.a.get(0), frames.a.get(2))
                .next(ClassicFrames.segments(plainD))
                .shows("D");
        vectors.stream("a stream is met amid a frame", "what does not begin with FF D8 begins no frame")
                .then(frames.a0.get(1), frames.a0.get(2))
                .next(frames.b1)
                .shows("B1");
    }

    private void outOfOrder() {
        for (int i = 0; i < frames.a0.size(); i++) {
            List<byte[]> doubled = new ArrayList<>(frames.a0);
            doubled.add(i, frames.a0.get(i));
            vectors.stream("segment " + (i + 1) + " of 3 comes twice", "a second copy of the last segment is dropped")
                    .then(doubled)
                    .next(frames.b1)
                    .shows("A0", "B1");
        }
        vectors.stream("a whole frame comes twice", "its number is not newer")
                .then(frames.a0)
                .then(frames.a0)
                .next(frames.b1)
                .shows("A0", "B1");
        vectors.stream("two segments are swapped", "the second is not the next one; the last one then is of no use")
                .then(frames.a0.get(1), frames.a0.get(0), frames.a0.get(2))
                .next(frames.b1)
                .shows("B1");
        vectors.stream("two segments are swapped, without a check", "the same")
                .then(frames.a.get(0), frames.a.get(2), frames.a.get(1))
                .next(frames.b)
                .shows("B");
        vectors.stream(
                        "the last segment of a frame comes behind the first of the next",
                        "each may still find its frame, by the check")
                .then(
                        frames.a0.get(0),
                        frames.a0.get(1),
                        frames.b1.get(0),
                        frames.a0.get(2),
                        frames.b1.get(1),
                        frames.b1.get(2))
                .next(frames.c2)
                .shows(List.of("A0", "B1", "C2"), List.of("C2"));
        vectors.stream("the same without a check", "nobody can tell whose the last segment is")
                .then(
                        frames.a.get(0),
                        frames.a.get(1),
                        frames.b.get(0),
                        frames.a.get(2),
                        frames.b.get(1),
                        frames.b.get(2))
                .next(frames.a)
                .shows("A");
    }

    private void damaged() {
        vectors.stream("a segment is cut", "the check does not hold")
                .then(frames.a0.get(0), ClassicFrames.cut(frames.a0.get(1), 200), frames.a0.get(2))
                .next(frames.b1)
                .shows("B1");
        vectors.stream("a segment is cut, without a check", "blocks are missing")
                .then(frames.a.get(0), ClassicFrames.cut(frames.a.get(1), 200), frames.a.get(2))
                .next(frames.b)
                .shows("B");
        vectors.stream("the last segment is cut, without a check", "the picture has no end")
                .then(frames.a.get(0), frames.a.get(1), ClassicFrames.cut(frames.a.get(2), frames.a.get(2).length - 10))
                .next(frames.b)
                .shows("B");
        vectors.stream("a bit is wrong", "the check does not hold")
                .then(frames.a0.get(0), frames.a0.get(1), flipped(frames.a0.get(2), 8 * 40))
                .next(frames.b1)
                .shows("B1");
        byte[] torn = ClassicFrames.cut(frames.plainC, 700);
        torn[698] = (byte) 0xFF;
        torn[699] = (byte) 0xD9;
        List<byte[]> checked = Sent.by(
                        new ClassicPacketizer(ClassicFrames.SEGMENT_BYTES, ClassicFrames.SEGMENT_BYTES), torn)
                .datagrams;
        vectors.picture("torn", ClassicFrames.joined(checked));
        vectors.stream(
                        "a picture with a check that was torn before it was sent",
                        "the check holds, so it may be shown; blocks are missing, so it may be refused")
                .then(checked)
                .shows(List.of("torn"), List.of());
        vectors.stream(
                        "two datagrams are glued",
                        "what one of them holds is one segment: its frame's check does not hold")
                .then(joinedDatagrams(frames.a0.get(0), frames.a0.get(1)), frames.a0.get(2))
                .next(frames.b1)
                .shows("B1");
    }

    private static byte[] joinedDatagrams(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] flipped(byte[] datagram, int bit) {
        byte[] damaged = datagram.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        return damaged;
    }
}
