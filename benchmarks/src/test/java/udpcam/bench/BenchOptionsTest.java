package udpcam.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import udpcam.bench.cable.Rival;
import udpcam.bench.pair.KnownPairs;
import udpcam.bench.pair.Pair;
import udpcam.bench.result.RateSteps;
import udpcam.jpeg.PictureSize;

class BenchOptionsTest {
    private static BenchOptions parse(String... args) {
        return CommandLine.populateCommand(new BenchOptions(), args);
    }

    @Test
    void allPairsAreMeasuredAtTwoSizesInFiveRoundsOfTenSeconds() {
        BenchOptions options = parse();
        assertEquals(List.of(new PictureSize(1280, 720), new PictureSize(1920, 1080)), options.sizes());
        assertEquals(30, options.fps);
        assertEquals(Duration.ofSeconds(10), options.time);
        assertEquals(5, options.rounds);
        assertEquals(List.copyOf(KnownPairs.all().values()), options.allPairs());
    }

    @Test
    void sizesHaveNamesOrNumbers() {
        List<PictureSize> sizes = List.of(
                new PictureSize(320, 240),
                new PictureSize(3840, 2160),
                new PictureSize(1280, 720),
                new PictureSize(1920, 1080));
        assertEquals(sizes, parse("--size", "320x240,4K,720p,1080p").sizes());
    }

    @Test
    void thePairsThatAreNamedAreMeasuredInThatOrder() {
        List<Pair> pairs = parse("--pairs", "gstreamer,udpcam").allPairs();
        assertEquals(
                List.of("GStreamer JPEG", "udpcam"),
                pairs.stream().map(Pair::name).toList());
    }

    @Test
    void otherPairsComeAfterThem() {
        String[] args = {
            "--pairs", "udpcam", "--also", "a", "send FIFO", "receive PORT", "--also", "b", "send", "receive"
        };
        List<Pair> pairs = parse(args).allPairs();
        assertEquals(List.of("udpcam", "a", "b"), pairs.stream().map(Pair::name).toList());
        assertEquals("send FIFO", pairs.get(1).sender());
        assertEquals("receive PORT", pairs.get(1).receiver());
    }

    @Test
    void lossesAreGivenInPercentToATenth() {
        assertEquals(List.of(0.0, 0.005, 0.05, 1.0), parse("--loss", "0,0.5,5%,100").losses);
        assertEquals(List.of(), parse().losses);
    }

    @Test
    void overLinksOfSomeRatesTwoPairsAreMeasuredAtOneSize() {
        BenchOptions options = parse("--rate", "5M,500k,20M-5M-20M");
        List<List<Long>> rates =
                List.of(List.of(5_000_000L), List.of(500_000L), List.of(20_000_000L, 5_000_000L, 20_000_000L));
        assertEquals(rates, options.rates.stream().map(RateSteps::bitsPerSecond).toList());
        assertEquals(
                List.of("udpcam", "GStreamer H.264"),
                options.allPairs().stream().map(Pair::name).toList());
        assertEquals(List.of(new PictureSize(1280, 720)), options.sizes());
        assertEquals(Duration.ofMillis(200), options.queue);
        assertEquals(1500, options.pathMtu);
        assertNull(options.beside);
    }

    @ParameterizedTest
    @CsvSource({"tcp, a TCP download", "udpcam, another udpcam", "x264, another GStreamer H.264"})
    void aDownloadOrAnotherStreamSharesALink(String name, String said) {
        Rival rival = parse("--rate", "10M", "--beside", name).beside;
        assertEquals(said, Objects.requireNonNull(rival).name());
    }

    @ParameterizedTest
    @CsvSource({
        "--size, 286x240, a size of even numbers",
        "--size, 641x480, a size of even numbers",
        "--size, huge, WIDTHxHEIGHT",
        "--rounds, 0, a number of rounds from 1 to 1000",
        "--fps, 0, frames a second",
        "--seconds, soon, a time such as",
        "--loss, 101, a loss from 0 to 100 percent",
        "--loss, -1, a loss from 0 to 100 percent",
        "--loss, 0.05, a loss from 0 to 100 percent",
        "--loss, some, a loss from 0 to 100 percent",
        "--rate, soon, a rate such as 500k or 5M",
        "--rate, 20M-, a rate such as 500k or 5M",
        "--rate, auto, a rate such as 500k or 5M",
        "--queue, long, a time such as",
        "--beside, udp, tcp or one of udpcam",
        "--mtu-of-path, 100, an MTU from 576 to 9000 bytes",
        "--size, 640x12, a size of even numbers",
        "--pairs, vlc, 'one of udpcam, udpcam-sealed, udpcam-classic, gstreamer, x264, ffmpeg, python'"
    })
    void whatIsWrongIsRefusedWithWhatWouldBeRight(String option, String value, String wanted) {
        ParameterException refusal = assertThrows(ParameterException.class, () -> parse(option, value));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains("'" + value + "' is not " + wanted), message);
    }
}
