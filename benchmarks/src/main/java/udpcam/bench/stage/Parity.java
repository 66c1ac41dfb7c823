package udpcam.bench.stage;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import udpcam.parity.ParityDecoder;
import udpcam.parity.ParityEncoder;

/** What parity takes for one frame, and the repair of a frame that lost packets. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Parity {
    private static final int PACKET_BYTES = 1400;

    /** Of a frame: about those of 1280x720 and of 1920x1080. */
    @Param({"24", "46"})
    public int packets;

    private final ParityEncoder encoder = new ParityEncoder();
    private final ParityDecoder decoder = new ParityDecoder();
    private final ByteBuffer out = ByteBuffer.allocateDirect(8 * PACKET_BYTES);
    private byte[][] sources = {};

    /** How much is sent. */
    @State(Scope.Thread)
    public static class Sent {
        @Param({"4", "8"})
        public int parity;
    }

    /** How much does not come; as much parity does. */
    @State(Scope.Thread)
    public static class Missing {
        @Param({"2", "4"})
        public int lost;
    }

    @Setup(Level.Trial)
    public void setUp() {
        SplittableRandom random = new SplittableRandom(1);
        sources = new byte[packets][PACKET_BYTES];
        for (byte[] source : sources) {
            random.nextBytes(source);
        }
    }

    @Benchmark
    public ByteBuffer encode(Sent sent) {
        encoder.begin(sent.parity);
        for (byte[] source : sources) {
            encoder.add(source, 0, PACKET_BYTES);
        }
        out.clear();
        for (int i = 0; i < sent.parity; i++) {
            encoder.write(i, out);
        }
        return out;
    }

    /** What the parity says does not matter to the time: symbols of the frame stand in for it. */
    @Benchmark
    public byte[] repair(Missing missing) {
        decoder.begin(packets, PACKET_BYTES);
        for (int i = 0; i < missing.lost; i++) {
            decoder.parity(i, sources[i], 0);
        }
        for (int i = missing.lost; i < packets; i++) {
            decoder.source(i, sources[i], 0, PACKET_BYTES);
        }
        if (!decoder.solve()) {
            throw new IllegalStateException("parity is missing");
        }
        return decoder.recovered(0);
    }
}
