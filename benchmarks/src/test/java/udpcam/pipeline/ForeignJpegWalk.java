package udpcam.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.decode.SlicedJpegDecoder;
import udpcam.display.Display;
import udpcam.figures.Figures;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.scan.ForeignJpeg;
import udpcam.picture.Raster;
import udpcam.pipeline.Receiving.Filter;
import udpcam.rtp.NtpTime;
import udpcam.run.MainLoop;
import udpcam.run.SliceWorkers;

/**
 * Every JPEG below a folder of the reader's choice, sent as a frame of the classic wire through the receiver's own line, and what
 * is shown held against what libjpeg-turbo's djpeg makes of the file. Prints how many are shown and refused, and why.
 *
 * <p>It runs by hand: {@code UDPCAM_CORPUS=FOLDER mvn verify -pl benchmarks -am -Dtest=ForeignJpegWalk
 * -Dsurefire.failIfNoSpecifiedTests=false}, with odd JPEGs of public test suites in the folder, for instance. What each file came
 * to is in target/corpus.tsv.
 */
class ForeignJpegWalk {
    private static final long MAX_PIXELS = 1 << 26;
    private static final int SEGMENT_BYTES = 60_000;
    private static final double SAME_DB = 35; // libraries round and upsample a little differently

    private final SlicedJpegDecoder decoder =
            new SlicedJpegDecoder(new SliceWorkers("decode", 1, failure -> {})); // kept for all files
    private final List<String> table = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    /** Keeps what it is to show. */
    private static final class Kept implements Display {
        private @Nullable Raster shown;

        @Override
        public Raster raster(PictureSize size) {
            return new Raster(size);
        }

        @Override
        public boolean show(Raster raster, @Nullable PictureSize fullSize) {
            shown = raster;
            return true;
        }

        @Override
        public void figures(Figures figures) {
            // not under test
        }

        @Override
        public void notice(String text) {
            // not under test
        }

        @Override
        public void close() {
            // nothing is held but memory
        }
    }

    @Test
    void whatIsShownIsWhatLibjpegShows() throws Exception {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of(System.getenv("UDPCAM_CORPUS")))) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            byte[] jpeg = Files.readAllBytes(file);
            if (jpeg.length > 2 && jpeg[0] == (byte) 0xFF && jpeg[1] == (byte) 0xD8) {
                look(file, jpeg);
            }
        }
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/corpus.tsv"), table);
        counts.forEach((what, count) -> System.out.println(count + "\t" + what));
        assertEquals(
                0,
                counts.keySet().stream()
                        .filter(what -> what.startsWith("WRONG"))
                        .count());
    }

    private void look(Path file, byte[] jpeg) throws Exception {
        Counters counters = new Counters();
        Raster shown = jpeg.length > 255 * SEGMENT_BYTES ? null : receive(jpeg, counters);
        Djpeg reference = Djpeg.of(file);
        String what;
        double psnr = 0;
        if (shown != null) {
            psnr = reference.psnr(shown);
            what = reference.shows()
                    ? (psnr >= SAME_DB ? "shown right" : "WRONG") + ", djpeg " + reference.status()
                    : "shown, djpeg fails";
        } else {
            what = "refused (" + reason(jpeg, counters) + "), djpeg " + reference.status();
        }
        counts.merge(what, 1, Integer::sum);
        table.add(file + "\t" + what + "\t" + psnr + "\t" + reference.said());
    }

    private static String reason(byte[] jpeg, Counters counters) {
        ForeignJpeg foreign = new ForeignJpeg();
        String words =
                foreign.clean(jpeg, jpeg.length) ? "clean" : foreign.fault().words();
        List<String> counted = new ArrayList<>();
        for (Counter counter : Counter.values()) {
            if (counter.name().startsWith("FRAMES") && counters.get(counter) > 0) {
                counted.add(counter.label());
            }
        }
        return words + "; " + String.join(", ", counted);
    }

    private @Nullable Raster receive(byte[] jpeg, Counters counters) throws Exception {
        Inbox inbox = new Inbox(new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000), answer -> {});
        int left = (jpeg.length + SEGMENT_BYTES - 1) / SEGMENT_BYTES;
        for (int at = 0; at < jpeg.length; at += SEGMENT_BYTES) {
            int length = Math.min(SEGMENT_BYTES, jpeg.length - at);
            inbox.add(ByteBuffer.allocate(1 + length)
                    .put((byte) left--)
                    .put(jpeg, at, length)
                    .flip());
        }
        Kept display = new Kept();
        long[] now = {0};
        Receiving receiving = new Receiving(
                inbox,
                decoder,
                display,
                new Filter(Set.of(), MAX_PIXELS),
                new NtpTime(() -> Instant.ofEpochSecond(0, now[0]), () -> now[0]),
                () -> now[0],
                new SplittableRandom(1),
                counters,
                new MainLoop(() -> now[0]));
        while (!inbox.isEmpty()) {
            receiving.receive();
        }
        receiving.receive();
        receiving.show();
        return display.shown;
    }
}
