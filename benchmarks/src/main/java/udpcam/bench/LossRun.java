package udpcam.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import udpcam.bench.cable.Cable;
import udpcam.bench.cable.CableRound;
import udpcam.bench.clip.Clip;
import udpcam.bench.pair.Pair;
import udpcam.bench.result.LossResult;
import udpcam.bench.result.LossTable;
import udpcam.cli.EnvironmentException;
import udpcam.jpeg.PictureSize;

/**
 * Pairs in turn, A B A B ..., at one loss after another.
 *
 * @param root the folder in which the commands run
 * @param ports gives each measurement one of its own
 * @param progress is told of each measurement
 */
record LossRun(BenchOptions options, Path root, List<Pair> pairs, IntSupplier ports, Consumer<String> progress) {
    LossTable measure(PictureSize size) throws IOException, InterruptedException, EnvironmentException {
        Clip clip = options.clip(size);
        List<LossTable.Row> rows = new ArrayList<>();
        for (double loss : options.losses) {
            double lossBack = options.lossBothWays ? loss : 0;
            Cable cable = new Cable(loss, lossBack, options.pathMtu, null);
            CableRound round = new CableRound(clip, options.fps, options.seconds(), cable, null, root, options.verbose);
            Map<Pair, List<LossResult>> results = new LinkedHashMap<>();
            for (int number = 1; number <= options.rounds; number++) {
                for (Pair pair : pairs) {
                    LossResult result = round.measure(pair, ports.getAsInt()).loss();
                    results.computeIfAbsent(pair, first -> new ArrayList<>()).add(result);
                    progress.accept("%s loss %4.1f %% round %d  %-22s %s"
                            .formatted(size, 100 * loss, number, pair.name(), result));
                }
            }
            results.forEach((pair, all) -> rows.add(new LossTable.Row(loss, pair.name(), LossResult.of(all))));
        }
        return new LossTable(size, rows);
    }
}
