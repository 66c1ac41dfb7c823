package udpcam.rtpjpeg;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import udpcam.count.Counters;
import udpcam.frame.DamagedFrame;
import udpcam.frame.FrameMemory;
import udpcam.frame.GrowingFrame;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.JpegFrame;
import udpcam.packets.MemoryBudget;
import udpcam.packets.OffsetBound;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpStream;
import udpcam.run.Pool;

/** What comes of a JPEG that is sent in packets, one or a few for each row, of which some are lost. */
public final class DamagedFrames {
    private static final int DATAGRAM_BYTES = 1000;

    private final Pool<FrameMemory> pool = new Pool<>(10, this::newFrame);
    private final RtpAssembly assembly = new RtpAssembly(
            new Counters(),
            new MemoryBudget(1L << 26, () -> false).share(),
            RtpFormat.DEFAULT,
            new RtpTables(),
            new RestartRuns());
    private final RtpPacketizer packetizer = new RtpPacketizer(DATAGRAM_BYTES, new RtpStream(new SplittableRandom(1)));
    private final RtpJpegPacket packet = new RtpJpegPacket(HeaderExtension.Ids.DEFAULT);
    private final OffsetBound bound = new OffsetBound();
    private long sent;
    private final List<Runnable> lost = new ArrayList<>(); // has the packets come that did not
    private int made;

    private FrameMemory newFrame() {
        made++;
        return new FrameMemory(pool);
    }

    /** How many frames there are: those that were given back are used again. */
    public int made() {
        return made;
    }

    /** A frame that came whole. */
    public WholeFrame whole(byte[] jpeg) {
        take(jpeg, lost -> false);
        expectPicture();
        return assembly.handOver(pool.take());
    }

    /** A frame that is given out with its first packets; {@link #salvage} or {@link #finish} end it. */
    public GrowingFrame growing(byte[] jpeg) {
        take(jpeg, index -> index > 1);
        GrowingFrame frame = assembly.giveEarly(pool.take());
        if (frame == null) {
            throw new IllegalArgumentException("no picture");
        }
        return frame;
    }

    /** The rest of the frame under way comes. */
    public void finish() {
        lost.forEach(Runnable::run);
        expectPicture();
        if (!assembly.finishEarly()) {
            throw new IllegalArgumentException("not whole");
        }
    }

    /** What came of the frame under way. */
    public DamagedFrame salvage() {
        DamagedFrame frame = assembly.salvage(pool);
        if (frame == null) {
            throw new IllegalArgumentException("nothing of use");
        }
        return frame;
    }

    /** A frame of which some packets, counted from 0, were lost. */
    public DamagedFrame damaged(byte[] jpeg, IntPredicate isLost) {
        take(jpeg, isLost);
        return salvage();
    }

    private void expectPicture() {
        if (!assembly.isComplete() || !assembly.isPicture()) {
            throw new IllegalArgumentException("not whole");
        }
    }

    private void take(byte[] jpeg, IntPredicate isLost) {
        JpegFrame frame = new JpegFrame();
        if (!frame.read(ByteBuffer.wrap(jpeg))) {
            throw new IllegalArgumentException(frame.refusal());
        }
        List<ByteBuffer> datagrams = new ArrayList<>();
        packetizer.begin(sent++ * 33_333_333, 1, frame.size());
        packetizer.split(
                frame,
                datagram -> datagrams.add(
                        ByteBuffer.allocate(datagram.remaining()).put(datagram).flip()));
        lost.clear();
        for (int i = 0; i < datagrams.size(); i++) {
            ByteBuffer data = datagrams.get(i);
            long number = (sent << 12) + i;
            if (isLost.test(i)) {
                lost.add(() -> take(data, number));
            } else {
                take(data, number);
            }
        }
    }

    private void take(ByteBuffer datagram, long number) {
        if (!packet.read(datagram)) {
            throw new IllegalArgumentException("no packet");
        }
        bound.came(packet.dataBytes());
        if (!assembly.isUnderWay()) {
            assembly.begin(packet, number - 1000, false);
        }
        assembly.take(packet, number, datagram, bound);
    }
}
