package udpcam.vectors;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.jpeg.StandardTables;
import udpcam.rtp.RtpHeader;
import udpcam.rtpjpeg.ForeignSender;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.Sent;

/** RTP with JPEG in all forms of RFC 2435, and with all that an RTP header may have. */
record RtpFormVectors(StreamVectors vectors, RtpFrames frames) {
    void add() {
        forms();
        headers();
    }

    private void forms() {
        form("4:2:2 without restarts", "type 0, no restart header", new PictureSize(32, 24), Sampling.YUV_422, false);
        form("4:2:2 with restarts", "type 64", new PictureSize(32, 24), Sampling.YUV_422, true);
        form("4:2:0 without restarts", "type 1", new PictureSize(32, 32), Sampling.YUV_420, false);
        form(
                "a size that is no multiple of 8",
                "the header extension says it",
                new PictureSize(37, 21),
                Sampling.YUV_420,
                true);
        byte[] wide = DrawnJpeg.of(new PictureSize(2050, 16), Sampling.YUV_420, Jpegs.tables(), true, 0, 1);
        vectors.picture("wide", wide);
        vectors.stream("a size above 2,040", "Width and Height are 0, the header extension says it")
                .then(Sent.by(RtpFrames.packetizer(600), wide, 0).datagrams)
                .shows("wide");
        scaled();
        for (int q : new int[] {1, 25, 50, 75, 99}) {
            byte[] tables = new byte[StandardTables.QUANTIZATION_BYTES];
            StandardTables.quantization(q, tables);
            byte[] jpeg = DrawnJpeg.of(new PictureSize(16, 16), Sampling.YUV_420, tables, false, 3, q);
            ForeignSender sender = new ForeignSender();
            sender.q = q;
            vectors.picture("Q " + q, jpeg);
            vectors.stream("Q " + q, "the tables of RFC 2435 appendix A; another program, without a header extension")
                    .then(sender.frame(jpeg))
                    .shows("Q " + q);
        }
        tablesInBand();
    }

    private void form(String name, String why, PictureSize size, Sampling sampling, boolean restarts) {
        byte[] jpeg = DrawnJpeg.of(size, sampling, Jpegs.tables(), restarts, 3, 9);
        vectors.picture(name, jpeg);
        vectors.stream(name, why)
                .then(Sent.by(RtpFrames.packetizer(300), jpeg, 0).datagrams)
                .shows(name);
    }

    private void scaled() {
        JpegFrame frame = new JpegFrame();
        if (!frame.read(ByteBuffer.wrap(frames.plainA))) {
            throw new AssertionError(frame.refusal());
        }
        vectors.stream("a picture that was scaled down", "a fourth element says the full size, 96x128")
                .then(Sent.by(RtpFrames.packetizer(256), frame, 0, 1L << 62, new PictureSize(96, 128)).datagrams)
                .shows("A");
    }

    private void tablesInBand() {
        ForeignSender sender = new ForeignSender();
        sender.q = 255;
        sender.tables = "00 00 00 80" + VectorFile.hex(Jpegs.tables());
        byte[] jpeg = DrawnJpeg.of(new PictureSize(48, 32), Sampling.YUV_420, Jpegs.tables(), false, 3, 5);
        vectors.picture("Q 255", jpeg);
        vectors.stream("Q 255", "each first packet bears the tables")
                .then(sender.frame(jpeg))
                .next(sender.frame(jpeg))
                .shows("Q 255", "Q 255");
        ForeignSender remembered = new ForeignSender();
        remembered.q = 200;
        remembered.tables = sender.tables;
        List<byte[]> first = remembered.frame(jpeg);
        remembered.tables = "00 00 00 00";
        vectors.stream("Q 200 that is known", "a length of 0 means the tables that came before under the same Q")
                .then(first)
                .next(remembered.frame(jpeg))
                .shows("Q 255", "Q 255");
        ForeignSender unknown = new ForeignSender();
        unknown.q = 201;
        unknown.tables = "00 00 00 00";
        vectors.stream("Q 201 that is not known", "a length of 0 without tables before: nothing can be shown")
                .then(unknown.frame(jpeg))
                .shows();
    }

    private void headers() {
        List<byte[]> padded = new ArrayList<>(frames.a);
        padded.set(1, padded(frames.a.get(1), 7));
        vectors.stream("padding", "its last byte says how long it is")
                .then(padded)
                .shows("A");
        List<byte[]> contributed = new ArrayList<>(frames.a);
        contributed.set(1, withSources(frames.a.get(1)));
        vectors.stream("contributing sources", "CC is 2: two words behind the SSRC")
                .then(contributed)
                .shows("A");
        ForeignSender sender = new ForeignSender();
        byte[] jpeg = DrawnJpeg.of(new PictureSize(16, 16), Sampling.YUV_420, Jpegs.tables(), false, 3, 50);
        sender.extension = "10 00 00 02  01 02 AA BB 02 01 CC 00";
        vectors.stream("a header extension of another profile", "two-byte headers (RFC 8285 section 4.3): passed over")
                .then(sender.frame(jpeg))
                .shows("Q 50");
        sender.extension = "BE DE 00 02  50 AA 62 01 02 03 00 00";
        vectors.stream("elements of the header extension that are unknown", "IDs 5 and 6: passed over")
                .then(sender.frame(jpeg))
                .shows("Q 50");
    }

    private static byte[] padded(byte[] packet, int bytes) {
        byte[] padded = Arrays.copyOf(packet, packet.length + bytes);
        padded[0] |= 0x20;
        padded[padded.length - 1] = (byte) bytes;
        return padded;
    }

    private static byte[] withSources(byte[] packet) {
        byte[] more = new byte[packet.length + 8];
        System.arraycopy(packet, 0, more, 0, RtpHeader.BYTES);
        System.arraycopy(packet, RtpHeader.BYTES, more, RtpHeader.BYTES + 8, packet.length - RtpHeader.BYTES);
        more[0] |= 2;
        return more;
    }
}
