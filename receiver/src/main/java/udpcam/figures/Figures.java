package udpcam.figures;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import udpcam.count.Rates;
import udpcam.jpeg.PictureSize;
import udpcam.run.Decimals;
import udpcam.session.LinkQuality;

/**
 * A stream in numbers.
 *
 * @param size of the picture shown last; null before the first
 * @param framesPerSecond those shown in the last second
 * @param megabitsPerSecond of UDP payload that came in the last second
 * @param delay of the pictures shown in the last second
 * @param way how the stream fares on its way; null if no report tells
 * @param limit to how many kbit/s the sender limits the stream; 0 if it does not
 * @param condition in what condition the pictures come
 */
public record Figures(
        @Nullable PictureSize size,
        double framesPerSecond,
        double megabitsPerSecond,
        Delay delay,
        @Nullable LinkQuality way,
        int limit,
        Condition condition) {
    private static final double KILOBITS_PER_MEGABIT = 1000;
    private static final double PERCENT = 100;

    /** Before anything came. */
    public static final Figures NONE = new Figures(null, 0, 0, Delay.UNKNOWN, null, 0, Condition.UNKNOWN);

    /** All that is known, in one short line for the user. */
    public String text() {
        String picture = size == null ? "" : size.toString();
        return Stream.of(picture, Rates.text(framesPerSecond, megabitsPerSecond), health())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  "));
    }

    /** What matters most, for where there is little room. */
    public String caption() {
        String loss = way == null || way.fractionLost() == 0
                ? ""
                : "loss " + Decimals.fixed(PERCENT * way.fractionLost(), 1) + " %";
        return Stream.of(Decimals.fixed(framesPerSecond, 1) + " frames/s", delay.caption(), loss)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  "));
    }

    /** Delay, round trip, loss, jitter and limit, as far as they are known; empty if none is. */
    public String health() {
        String limited = limit == 0 ? "" : "limited to " + Decimals.fixed(limit / KILOBITS_PER_MEGABIT, 1) + " Mbit/s";
        return Stream.of(delay.text(), way == null ? "" : way.text(), limited)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  "));
    }
}
