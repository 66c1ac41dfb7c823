package udpcam.bench.stage;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import udpcam.camera.CameraException;
import udpcam.classic.ClassicPacketizer;
import udpcam.decode.SlicedJpegDecoder;
import udpcam.frame.Packetizer;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.scan.ScanCheck;
import udpcam.picture.Raster;
import udpcam.rtp.RtpStream;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.run.SliceWorkers;

/** What each stage takes for one frame, in the order of its way. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Stages {
    private final Packetizer rtp = new RtpPacketizer(1400, new RtpStream(new SplittableRandom(1)));
    private final Packetizer classic = new ClassicPacketizer(1400, 65_471);
    private final JpegFrame frame = new JpegFrame();
    private final ScanCheck check = new ScanCheck();
    private final SlicedJpegDecoder decoder =
            new SlicedJpegDecoder(SliceWorkers.ofThisMachine("decode", failure -> {}));
    private @Nullable Raster raster; // of the sample's size
    private long nanos;

    /** Reading a raw picture into memory. */
    @Benchmark
    public void grab(Sample sample) throws CameraException, InterruptedException {
        sample.grab().close();
    }

    /** By all cores. */
    @Benchmark
    public boolean encode(Sample sample, Blackhole sink) throws InterruptedException {
        return sample.encoder.encode(sample.picture, Sample.QUALITY, sample.memory, sink::consume);
    }

    @Benchmark
    public boolean takeApart(Sample sample) {
        return frame.read(sample.jpeg);
    }

    @Benchmark
    public boolean segmentRtp(Sample sample, Blackhole sink) {
        rtp.begin(nanos++, 0, sample.frame.size());
        return rtp.split(sample.frame, sink::consume);
    }

    @Benchmark
    public boolean segmentClassic(Sample sample, Blackhole sink) {
        classic.begin(nanos++, 0, sample.frame.size());
        return classic.split(sample.frame, sink::consume);
    }

    @Benchmark
    public void reassembleRtp(Sample sample) {
        sample.packets.reassemble().close();
    }

    /** Of frames of other programs only. */
    @Benchmark
    public boolean checkScan(Sample sample) {
        return check.isWhole(sample.received.bytes(), sample.received.length());
    }

    /** From a JPEG to what the window takes. */
    @Benchmark
    public boolean decode(Sample sample) throws InterruptedException {
        return decoder.decode(sample.received, raster(sample.frame.size()));
    }

    private Raster raster(PictureSize size) {
        Raster last = raster;
        Raster next = last != null && last.size().equals(size) ? last : new Raster(size);
        raster = next;
        return next;
    }
}
