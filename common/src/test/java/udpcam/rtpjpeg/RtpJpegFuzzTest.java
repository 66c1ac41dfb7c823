package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counters;
import udpcam.frame.Depacketizer;
import udpcam.frame.Frame;
import udpcam.frame.WholeFrame;
import udpcam.fuzz.Datagrams;
import udpcam.fuzz.Decoded;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.PictureSize;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;
import udpcam.stream.Depacketizers;

class RtpJpegFuzzTest {
    private static final int EOI_BYTES = 2;
    private static final int REPAIR = 0; // bits of a choice
    private static final int EARLY = 1;
    private static final int LOSES_EARLY = 2;
    private static final int FAR = 3;

    @FuzzTest
    void aHeaderThatIsReadIsWrittenTheSame(byte[] input) {
        RtpHeader header = new RtpHeader(HeaderExtension.Ids.DEFAULT);
        RtpJpegWire wire = new RtpJpegWire();
        ByteBuffer datagram = ByteBuffer.wrap(input);
        if (!header.read(datagram)) {
            return;
        }
        assertTrue(datagram.position() >= RtpHeader.BYTES && datagram.limit() <= input.length);
        if (!wire.read(datagram)) {
            return;
        }
        assertTrue(datagram.hasRemaining());
        assertTrue(wire.tablesBytes() == 0 || wire.tablesOffset() + wire.tablesBytes() <= datagram.position());
        ByteBuffer out = ByteBuffer.allocate(200);
        PictureSize size = new PictureSize(Math.max(1, 8 * wire.width()), Math.max(1, 8 * wire.height()));
        RtpJpegWire.writeMain(out, wire.fragmentOffset(), wire.type(), wire.q(), wire.restartInterval(), size);
        if (wire.restartInterval() > 0) {
            RtpJpegWire.writeRestart(out, wire.restartInterval(), wire.beginsRun(), false, run(wire));
        }
        RtpJpegWire.writeTables(out, new byte[RtpJpegWire.TABLES_BYTES]);
        assertReadsAlike(wire, out.put((byte) 1).flip());
    }

    private static int run(RtpJpegWire wire) {
        return wire.run() == RtpJpegWire.UNKNOWN_RUN ? Integer.MAX_VALUE : wire.run();
    }

    private static void assertReadsAlike(RtpJpegWire wire, ByteBuffer written) {
        RtpJpegWire again = new RtpJpegWire();
        assertTrue(again.read(written));
        assertEquals(wire.fragmentOffset(), again.fragmentOffset());
        assertEquals(wire.type(), again.type());
        assertEquals(wire.q(), again.q());
        assertEquals(Math.max(1, wire.width()), again.width());
        assertEquals(Math.max(1, wire.height()), again.height());
        assertEquals(wire.restartInterval(), again.restartInterval());
        if (wire.restartInterval() > 0) {
            assertEquals(wire.beginsRun(), again.beginsRun());
            assertEquals(wire.run(), again.run());
        }
    }

    @FuzzTest
    void anyPacketsGiveFramesOfWhatCameOrNone(byte[] input) {
        Datagrams datagrams = new Datagrams(input);
        if (!datagrams.next()) {
            return;
        }
        Depacketizer depacketizer =
                new Depacketizers(RtpFormat.DEFAULT, () -> false).rtp(1, !datagrams.choice(FAR), new Counters());
        int came = 0;
        do {
            came += JpegHeader.BYTES + EOI_BYTES + datagrams.datagram().remaining();
            check(offered(depacketizer, datagrams), came);
            if (datagrams.choice(LOSES_EARLY)) {
                depacketizer.loseEarly();
            }
            depacketizer.tellGrown();
            boolean isDue = depacketizer.nextNanos() <= datagrams.nowNanos();
            check(isDue ? depacketizer.poll(datagrams.nowNanos()) : null, came);
            assertTrue(depacketizer.reservedBytes() <= Depacketizers.MAX_BYTES);
            assertTrue(depacketizer.patienceNanos() >= 0);
        } while (datagrams.next());
        depacketizer.close();
        assertEquals(0, depacketizer.reservedBytes());
    }

    private static @Nullable Frame offered(Depacketizer depacketizer, Datagrams datagrams) {
        ByteBuffer datagram = datagrams.datagram();
        return datagrams.choice(REPAIR) && RtpHeader.isPresent(datagram)
                ? depacketizer.repair(datagram, datagrams.nowNanos())
                : depacketizer.offer(datagram, datagrams.nowNanos(), datagrams.choice(EARLY));
    }

    private static void check(@Nullable Frame frame, int mostBytes) {
        if (frame instanceof WholeFrame whole) {
            Decoded.assertSound(whole, mostBytes);
        }
        if (frame != null) {
            frame.close();
        }
    }
}
