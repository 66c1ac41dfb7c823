package udpcam.soak;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import udpcam.cli.Values;

/** Minutes of a run: two at least, so that each quarter has a heap's size. */
final class SoakMinutes implements ITypeConverter<Duration> {
    private static final int MOST = 10_000;

    @Override
    public Duration convert(String value) {
        if (value.matches("\\d{1,5}")) {
            int minutes = Integer.parseInt(value);
            if (minutes >= 2 && minutes <= MOST) {
                return Duration.ofMinutes(minutes);
            }
        }
        throw Values.refused(value, "a number of minutes from 2 to " + MOST);
    }
}
