package udpcam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;
import udpcam.jpeg.PictureSize;
import udpcam.pace.Pace;

class ValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "robot            | robot       | -1",
                "robot.lan:5000   | robot.lan   | 5000",
                "192.168.1.7      | 192.168.1.7 | -1",
                "192.168.1.7:65535| 192.168.1.7 | 65535",
                "[::1]:12345      | ::1         | 12345",
                "[fe80::1%eth0]   | fe80::1%eth0| -1",
                "::1              | ::1         | -1",
                "239.1.2.3%eth0   | 239.1.2.3%eth0 | -1",
                "239.1.2.3%2:5000 | 239.1.2.3%2 | 5000",
                "[ff02::1%eth0]:5 | ff02::1%eth0| 5",
                "my_robot-2.lan.  | my_robot-2.lan. | -1",
                "fe80::1          | fe80::1     | -1",
            })
    void aRemoteIsAHostWithOrWithoutAPort(String text, String host, int port) {
        OptionalInt wanted = port < 0 ? OptionalInt.empty() : OptionalInt.of(port);
        assertEquals(Optional.of(new Remote(host, wanted)), Remote.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":5000",
                "robot:",
                "robot:0",
                "robot:65536",
                "robot:port",
                "a b",
                "[::1",
                "[::1]:",
                "::1]:5",
                "192.168.1",
                "300.1.1.1",
                "5000",
                "a..b",
                ".lan",
                "robot!",
                "10.1.2.3%eth0",
                "robot%eth0",
                "239.1.2.3%"
            })
    void whatIsNoRemoteIsRefused(String text) {
        assertEquals(Optional.empty(), Remote.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"10, 10000", "10s, 10000", "1.5s, 1500", "500ms, 500", "2m, 120000", "1h, 3600000"})
    void aTimeHasAUnitOrIsInSeconds(String text, long millis) {
        assertEquals(Duration.ofMillis(millis), new Values.Time().convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "10x", "s", "1e3", "999999999h"})
    void whatIsNoTimeIsRefused(String text) {
        assertThrows(TypeConversionException.class, () -> new Values.Time().convert(text));
    }

    @Test
    void aSizeIsWidthTimesHeight() {
        assertEquals(new PictureSize(1280, 720), new Values.Size().convert("1280x720"));
        assertEquals(new PictureSize(1, 65_500), new Values.Size().convert("1X65500"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1280", "1280x", "x720", "0x720", "65501x1", "1280x720x3", "8193x8192", "-1x5"})
    void whatIsNoSizeIsRefused(String text) {
        assertThrows(TypeConversionException.class, () -> new Values.Size().convert(text));
    }

    @ParameterizedTest
    @CsvSource({"2000000, 2000000", "2M, 2000000", "8192x8192, 67108864", "536M, 536000000", "20000x20000, 400000000"})
    void pixelsAreANumberMegaOrASize(String text, long pixels) {
        assertEquals(pixels, new Values.Pixels().convert(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4000M", "537M", "536870912", "60000x60000", "65500x65500", "0", "0M", "-1", "M", "1.5M", "x"})
    void morePixelsThanAPictureInMemoryCanHaveAreRefusedHoweverTheyAreWritten(String text) {
        assertThrows(TypeConversionException.class, () -> new Values.Pixels().convert(text));
    }

    @ParameterizedTest
    @CsvSource({"30, 30", "29.97, 29.97", "0.001, 0.001", "1000, 1000"})
    void aFrameRateIsADecimalNumber(String text, double rate) {
        assertEquals(rate, new Values.FrameRate().convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1e-300", "0.0001", "1001", "NaN", "0x1p3", "30f", "-1", ""})
    void whatIsNoFrameRateIsRefused(String text) {
        assertThrows(TypeConversionException.class, () -> new Values.FrameRate().convert(text));
    }

    @ParameterizedTest
    @CsvSource({"20M, 20000000", "2.5m, 2500000", "500k, 500000", "1G, 1000000000", "100000, 100000"})
    void aPaceIsInBitsASecond(String text, long bits) {
        assertEquals(new Pace(bits), new Values.PaceConverter().convert(text));
    }

    @Test
    void aPaceIsAutoOrOff() {
        assertEquals(Pace.AUTO, new Values.PaceConverter().convert("auto"));
        assertEquals(Pace.OFF, new Values.PaceConverter().convert("off"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "M", "20 M", "-1M", "99999", "101G", "20Mbit", "on"})
    void whatIsNoPaceIsRefused(String text) {
        assertThrows(TypeConversionException.class, () -> new Values.PaceConverter().convert(text));
    }

    @ParameterizedTest
    @CsvSource({"AF41, 34", "af11, 10", "AF43, 38", "EF, 46", "cs0, 0", "CS4, 32", "CS7, 56", "off, 0", "0, 0", "63, 63"
    })
    void aDscpHasANameOrANumber(String text, int dscp) {
        assertEquals(dscp, new Values.DscpConverter().convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64", "-1", "AF44", "AF01", "AF51", "CS8", "EF1", "video"})
    void whatIsNoDscpIsRefused(String text) {
        assertThrows(TypeConversionException.class, () -> new Values.DscpConverter().convert(text));
    }
}
