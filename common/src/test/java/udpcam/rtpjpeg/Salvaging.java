package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DamagedFrame;
import udpcam.frame.FrameMemory;
import udpcam.frame.GrowingFrame;
import udpcam.frame.WholeFrame;
import udpcam.packets.MemoryBudget;
import udpcam.packets.OffsetBound;
import udpcam.rtp.HeaderExtension;
import udpcam.run.Pool;

/** The assembly of one frame after another, each given up by the test when it likes. */
public final class Salvaging {
    public final Counters counters = new Counters();
    private long newest = 1 << 20;
    private boolean isOurs; // whether the packets are those of a sender of this project
    int made; // frames that no frame was given back for
    private final Pool<FrameMemory> pool = new Pool<>(10, this::newFrame);
    private final MemoryBudget.Share memory = new MemoryBudget(1L << 26, () -> false).share();
    private final RtpAssembly assembly =
            new RtpAssembly(counters, memory, RtpFormat.DEFAULT, new RtpTables(), new RestartRuns());
    private final RtpJpegPacket packet = new RtpJpegPacket(HeaderExtension.Ids.DEFAULT);
    private final OffsetBound bound = new OffsetBound();

    private FrameMemory newFrame() {
        made++;
        return new FrameMemory(pool);
    }

    public long count(Counter counter) {
        return counters.get(counter);
    }

    /** Takes packets of a frame in their order; false if it is no longer under way, or was contradicted. */
    public boolean take(List<byte[]> datagrams) {
        boolean taken = true;
        for (byte[] datagram : datagrams) {
            ByteBuffer data = ByteBuffer.wrap(datagram);
            if (!packet.read(data)) {
                return false;
            }
            newest += (short) (packet.header().sequenceNumber() - newest); // numbers wrap
            long number = newest;
            bound.came(packet.dataBytes());
            isOurs |= packet.isOurs();
            if (!assembly.isUnderWay()) {
                assembly.begin(packet, number - 1000, !isOurs);
            }
            taken = assembly.expects(packet.timestamp(), number) && assembly.take(packet, number, data, bound) && taken;
        }
        return taken;
    }

    /** What comes of a frame of which all packets come. */
    public WholeFrame whole(List<byte[]> datagrams) {
        take(datagrams);
        assertTrue(assembly.isComplete() && assembly.isPicture());
        return assembly.handOver(pool.take());
    }

    /** What comes of a frame of which no more packets come. */
    @Nullable
    public DamagedFrame salvage(List<byte[]> datagrams) {
        take(datagrams);
        return assembly.salvage(pool);
    }

    /** Gives out the frame that grows. */
    @Nullable
    public GrowingFrame giveEarly() {
        return assembly.mayBeGivenEarly() ? assembly.giveEarly(pool.take()) : null;
    }
}
