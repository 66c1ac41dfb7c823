package udpcam.frame;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;
import udpcam.run.Counter;
import udpcam.run.Counters;
import udpcam.run.Pool;
import udpcam.wire.RtpJpegWire;

/** The assembly of one frame after another, each given up by the test when it likes. */
final class Salvaging {
    private static final int LARGEST = 65_536;

    final Counters counters = new Counters();
    private long newest = 1 << 20;
    int made; // frames that no frame was given back for
    private final Pool<EncodedFrame> pool = new Pool<>(10, this::newFrame);
    private final MemoryBudget budget = new MemoryBudget(1L << 26, () -> false);
    private final RtpAssembly assembly = new RtpAssembly(counters, budget, RtpFormat.DEFAULT, new RtpTables());
    private final RtpHeader header = new RtpHeader(HeaderExtension.Ids.DEFAULT);
    private final RtpJpegWire packet = new RtpJpegWire();

    private EncodedFrame newFrame() {
        made++;
        return new EncodedFrame(pool);
    }

    long count(Counter counter) {
        return counters.get(counter);
    }

    /** Takes packets of a frame in their order; false if it is no longer under way, or was contradicted. */
    boolean take(List<byte[]> datagrams) {
        boolean taken = true;
        for (byte[] datagram : datagrams) {
            ByteBuffer data = ByteBuffer.wrap(datagram);
            if (!header.read(data) || !packet.read(data)) {
                return false;
            }
            newest += (short) (header.sequenceNumber() - newest); // numbers wrap
            long number = newest;
            if (!assembly.isUnderWay()) {
                assembly.begin(header.timestamp(), packet, number - 1000);
            }
            taken = assembly.expects(header.timestamp(), number)
                    && assembly.take(header, packet, number, data, LARGEST)
                    && taken;
        }
        return taken;
    }

    /** What comes of a frame of which all packets come. */
    EncodedFrame whole(List<byte[]> datagrams) {
        take(datagrams);
        assertTrue(assembly.isComplete() && assembly.isPicture());
        EncodedFrame frame = assembly.handOver(pool);
        if (frame == null) {
            throw new AssertionError("broken");
        }
        return frame;
    }

    /** What comes of a frame of which no more packets come. */
    @Nullable
    EncodedFrame salvage(List<byte[]> datagrams) {
        take(datagrams);
        return assembly.salvage(pool);
    }

    /** Gives out the frame that grows. */
    @Nullable
    EncodedFrame giveEarly() {
        return assembly.mayBeGivenEarly() ? assembly.giveEarly(pool.take()) : null;
    }
}
