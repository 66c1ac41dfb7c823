package udpcam.cli;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import udpcam.impair.LossModel;

/**
 * What {@code --simulate} says, each at most once:
 * {@code loss=5%,burst=4,reorder=1%,distance=20,duplicate=1%,delay=20ms,jitter=5ms,seed=7}.
 */
public final class SimulationConverter implements ITypeConverter<LossModel> {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)%");
    private static final Pattern KEY =
            Pattern.compile("(loss|burst|reorder|distance|duplicate|delay|jitter|seed)(?:=.*)?");
    private static final int MAX_BURST = 1000;
    private static final int MAX_DISTANCE = 1000;

    @Override
    public LossModel convert(String value) {
        Map<String, String> parts = parts(value);
        LossModel model = new LossModel(
                share(parts.get("loss")),
                share(parts.get("reorder")),
                share(parts.get("duplicate")),
                nanos(parts.get("delay")),
                number(parts.get("seed"), 0, Long.MAX_VALUE, 1, "seed=NUMBER"));
        String burst = parts.get("burst");
        return (burst == null ? model : model.withBurst(burst(burst, model.loss())))
                .withDistance((int) number(parts.get("distance"), 1, MAX_DISTANCE, 0, "a distance from 1 to 1000"))
                .withJitter(nanos(parts.get("jitter")));
    }

    /** Each part by what stands before its equals sign. */
    private static Map<String, String> parts(String value) {
        Map<String, String> parts = new HashMap<>();
        for (String part : value.toLowerCase(Locale.ROOT).split(",", -1)) {
            Matcher key = KEY.matcher(part);
            if (!key.matches()) {
                throw Values.refused(
                        part,
                        "loss=, reorder=, duplicate= (each N%), burst=, distance=, seed= (each a number), delay= or"
                                + " jitter= (each a TIME)");
            }
            if (parts.put(key.group(1), part) != null) {
                throw Values.refused(value, "a list that names each at most once");
            }
        }
        only(parts.get("burst"), parts.get("loss"), "loss=N%");
        only(parts.get("distance"), parts.get("reorder"), "reorder=N%");
        return parts;
    }

    private static void only(@Nullable String part, @Nullable String needed, String name) {
        if (part != null && needed == null) {
            throw Values.refused(part, "of use without " + name);
        }
    }

    private static double share(@Nullable String part) {
        if (part == null) {
            return 0;
        }
        Matcher matcher = PERCENT.matcher(given(part));
        double percent = matcher.matches() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
        if (percent >= 0 && percent <= 100) {
            return percent / 100;
        }
        throw Values.refused(part, "a share from 0% to 100%, such as loss=5%");
    }

    private static double burst(String part, double loss) {
        double mean = number(part, 1, MAX_BURST, 0, "a burst from 1 to 1000");
        if (mean < LossModel.shortestBurst(loss)) {
            throw Values.refused(part, "long enough to lose so large a share");
        }
        return mean;
    }

    private static long number(@Nullable String part, long min, long max, long otherwise, String wanted) {
        return part == null ? otherwise : Values.bounded(given(part), min, max, part, wanted);
    }

    private static long nanos(@Nullable String part) {
        return part == null ? 0 : new Values.Time().convert(given(part)).toNanos();
    }

    private static String given(String part) {
        return part.substring(part.indexOf('=') + 1);
    }
}
