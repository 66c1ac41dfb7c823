package udpcam.field;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that sends what strangers send: {@code Flood KIND HOST PORT RATE [SSRC [LOCAL-PORT]]}, with RATE datagrams a second,
 * until it is ended. It says once a second for how many seconds it has sent. It needs nothing but the JDK.
 */
final class Flood {
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int MOST_BYTES = 1400;
    private static final int FAR_OFFSET = 1_500_000;
    private static final int OWN_TABLES =
            255; // Q, RFC 2435 3.1.8: quantization tables come in the packet with offset 0

    private final ByteBuffer datagram = ByteBuffer.allocateDirect(MOST_BYTES);
    private final SplittableRandom random = new SplittableRandom(1);
    private final Kind kind;
    private final int ssrc;
    private int sent;

    /** What is sent. */
    enum Kind {
        /** RTP/JPEG with the extension that bears the picture's size, each datagram of a new SSRC, the beginning of a frame. */
        FRESH_SSRC,
        /** The same, but from far behind a frame's beginning. */
        FRESH_SSRC_FAR,
        /** The same as the first without the extension, as other programs send it. */
        FRESH_SSRC_PLAIN,
        /** Chance bytes of any length. */
        GARBAGE,
        /** The first segment of five of a frame on the classic wire. */
        CLASSIC,
        /** Frames of one datagram, one SSRC: none of a frame's datagrams is missing, but its scan is no picture. */
        BROKEN_FRAMES,
        /** RTCP that says the end of another's stream. */
        BYE
    }

    private Flood(Kind kind, int ssrc) {
        this.kind = kind;
        this.ssrc = ssrc;
    }

    public static void main(String[] args) throws IOException {
        InetSocketAddress to = new InetSocketAddress(args[1], Integer.parseInt(args[2]));
        int perSecond = Integer.parseInt(args[3]);
        int ssrc = args.length > 4 ? Long.decode(args[4]).intValue() : 4242;
        int localPort = args.length > 5 ? Integer.parseInt(args[5]) : 0;
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.bind(new InetSocketAddress(localPort));
            new Flood(Kind.valueOf(args[0]), ssrc).run(channel, to, perSecond);
        }
    }

    private void run(DatagramChannel channel, InetSocketAddress to, int perSecond) throws IOException {
        long start = System.nanoTime();
        while (true) {
            long due = (System.nanoTime() - start) * perSecond / TimeUnit.SECONDS.toNanos(1);
            while (sent < due) {
                channel.send(next(), to);
                sent++;
                if (sent % perSecond == 0) {
                    System.err.printf(Locale.ROOT, "flooded for %d s%n", sent / perSecond);
                }
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    private ByteBuffer next() {
        datagram.clear();
        switch (kind) {
            case FRESH_SSRC -> fragment(true, 0);
            case FRESH_SSRC_FAR -> fragment(true, FAR_OFFSET);
            case FRESH_SSRC_PLAIN -> fragment(false, 0);
            case GARBAGE -> chance(1 + random.nextInt(MOST_BYTES));
            case CLASSIC -> {
                datagram.put((byte) 5).putInt(0xFFD8FFE0); // this and four more segments; SOI, APP0
                chance(200);
            }
            case BROKEN_FRAMES -> brokenFrame();
            case BYE -> {
                datagram.putInt(0x80C9_0001).putInt(ssrc); // a receiver report without a block (RFC 3550 6.4.2)
                datagram.putInt(0x81CB_0001).putInt(ssrc); // BYE (6.6)
            }
        }
        return datagram.flip();
    }

    private void chance(int bytes) {
        byte[] chance = new byte[bytes];
        random.nextBytes(chance);
        datagram.put(chance);
    }

    private void fragment(boolean withSize, int offset) {
        rtp(withSize, false, random.nextInt(), random.nextInt(), random.nextInt());
        jpeg(offset, offset == 0 ? 80 : OWN_TABLES);
        datagram.put((byte) 0x55);
    }

    private void brokenFrame() {
        rtp(true, true, sent, sent * 9000, ssrc);
        jpeg(0, 80);
        for (int i = 0; i < 20; i++) {
            datagram.put((byte) 0x55);
        }
        datagram.putShort((short) 0xFFD9); // EOI
    }

    /** RFC 3550 5.1, and the size as an element of 4 bytes with ID 2 of a one-byte header extension (RFC 8285 4.2). */
    private void rtp(boolean withSize, boolean marker, int number, int timestamp, int stream) {
        datagram.put((byte) (withSize ? 0x90 : 0x80)).put((byte) (marker ? 0x9A : 0x1A));
        datagram.putShort((short) number).putInt(timestamp).putInt(stream);
        if (withSize) {
            datagram.putInt(0xBEDE_0002)
                    .put((byte) 0x23)
                    .putShort((short) WIDTH)
                    .putShort((short) HEIGHT);
            datagram.put((byte) 0).putShort((short) 0); // padding to whole words
        }
    }

    /** RFC 2435 3.1. */
    private void jpeg(int offset, int quality) {
        datagram.putInt(offset); // type-specific 0, and 24 bits of offset
        datagram.put((byte) 1).put((byte) quality).put((byte) (WIDTH / 8)).put((byte) (HEIGHT / 8));
    }
}
