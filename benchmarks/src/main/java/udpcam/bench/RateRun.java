package udpcam.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import udpcam.bench.cable.Bottleneck;
import udpcam.bench.cable.Cable;
import udpcam.bench.cable.CableRound;
import udpcam.bench.clip.Clip;
import udpcam.bench.pair.Pair;
import udpcam.bench.result.RateResult;
import udpcam.bench.result.RateSeries;
import udpcam.bench.result.RateSteps;
import udpcam.bench.result.RateTable;
import udpcam.bench.result.Trace;
import udpcam.cli.EnvironmentException;
import udpcam.jpeg.PictureSize;

/**
 * Pairs in turn, A B A B ..., over one bottleneck after another.
 *
 * @param root the folder in which the commands run
 * @param ports gives each measurement one of its own
 * @param progress is told of each measurement
 */
record RateRun(BenchOptions options, Path root, List<Pair> pairs, IntSupplier ports, Consumer<String> progress) {
    RateTable measure(PictureSize size) throws IOException, InterruptedException, EnvironmentException {
        Clip clip = options.clip(size);
        List<RateTable.Row> rows = new ArrayList<>();
        for (RateSteps rates : options.rates) {
            for (double loss : options.losses.isEmpty() ? List.of(0.0) : options.losses) {
                rows.addAll(measure(clip, rates, loss));
            }
        }
        return new RateTable(size, rows);
    }

    private List<RateTable.Row> measure(Clip clip, RateSteps rates, double loss)
            throws IOException, InterruptedException, EnvironmentException {
        double seconds = options.seconds() * rates.count();
        Bottleneck bottleneck = new Bottleneck(rates, options.queue);
        Cable cable = new Cable(loss, options.lossBothWays ? loss : 0, options.pathMtu, bottleneck);
        CableRound round = new CableRound(clip, options.fps, seconds, cable, options.beside, root, options.verbose);
        RateTable.Link link = new RateTable.Link(rates, loss);
        Map<Pair, List<Trace>> traces = new LinkedHashMap<>();
        for (int number = 1; number <= options.rounds; number++) {
            for (Pair pair : pairs) {
                Trace trace = round.measure(pair, ports.getAsInt());
                traces.computeIfAbsent(pair, first -> new ArrayList<>()).add(trace);
                progress.accept(
                        "%s round %d  %-22s %s".formatted(link, number, pair.name(), RateResult.of(trace, rates)));
            }
        }
        List<RateTable.Row> rows = new ArrayList<>();
        traces.forEach((pair, all) -> rows.add(row(link, pair, all)));
        return rows;
    }

    private static RateTable.Row row(RateTable.Link link, Pair pair, List<Trace> rounds) {
        List<RateResult> results =
                rounds.stream().map(trace -> RateResult.of(trace, link.rates())).toList();
        RateSeries last = RateSeries.of(rounds.get(rounds.size() - 1));
        return new RateTable.Row(link, pair.name(), RateResult.of(results), last);
    }
}
