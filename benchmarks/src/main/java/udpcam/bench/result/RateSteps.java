package udpcam.bench.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rates of a link, each for the same time, one after another.
 *
 * @param bitsPerSecond with the headers down to Ethernet's; one at least
 */
public record RateSteps(List<Long> bitsPerSecond) {
    /** Takes a copy. */
    public RateSteps {
        bitsPerSecond = List.copyOf(bitsPerSecond);
    }

    /** The one that a program is set to that cannot follow them, in bits a second. */
    public long slowest() {
        return bitsPerSecond.stream().mapToLong(rate -> rate).min().orElseThrow();
    }

    /** Of all of them, in bits a second. */
    public double mean() {
        return bitsPerSecond.stream().mapToLong(rate -> rate).average().orElseThrow();
    }

    /** How many there are. */
    public int count() {
        return bitsPerSecond.size();
    }

    /** The steps that are slower than the one before, counted from 0. */
    public List<Integer> drops() {
        List<Integer> drops = new ArrayList<>();
        for (int step = 1; step < count(); step++) {
            if (bitsPerSecond.get(step) < bitsPerSecond.get(step - 1)) {
                drops.add(step);
            }
        }
        return drops;
    }

    /** The steps that are faster than the one before and as fast as an earlier one. */
    public List<Integer> returns() {
        List<Integer> returns = new ArrayList<>();
        for (int step = 1; step < count(); step++) {
            if (bitsPerSecond.get(step) > bitsPerSecond.get(step - 1) && earlier(step) >= 0) {
                returns.add(step);
            }
        }
        return returns;
    }

    /** The last step before that was as fast; -1 if none was. */
    public int earlier(int step) {
        return bitsPerSecond.subList(0, step).lastIndexOf(bitsPerSecond.get(step));
    }

    /** In Mbit/s, as {@code 20-5-20}. */
    @Override
    public String toString() {
        return bitsPerSecond.stream()
                .map(rate -> BigDecimal.valueOf(rate, 6).stripTrailingZeros().toPlainString())
                .collect(Collectors.joining("-"));
    }
}
