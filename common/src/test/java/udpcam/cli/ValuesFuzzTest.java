package udpcam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import udpcam.jpeg.PictureSize;

/** Whatever a user or a script writes: one line says what is wrong with it, or it is a value within the option's bounds. */
class ValuesFuzzTest {
    private static <T> @Nullable T converted(ITypeConverter<T> converter, String value) throws Exception {
        try {
            return converter.convert(value);
        } catch (TypeConversionException refused) {
            return null;
        }
    }

    private static void assertWithin(ITypeConverter<? extends Number> converter, double min, double max, String value)
            throws Exception {
        Number number = converted(converter, value);
        assertTrue(number == null || (number.doubleValue() >= min && number.doubleValue() <= max));
    }

    @FuzzTest
    void aValueIsRefusedInOneLineOrWithinItsBounds(byte[] input) throws Exception {
        String value = new String(input, StandardCharsets.UTF_8);
        assertWithin(new Values.Port(), 1, 65_535, value);
        assertWithin(new Values.Quality(), 1, 100, value);
        assertWithin(new Values.Ttl(), 1, 255, value);
        assertWithin(new Values.FrameRate(), 0.001, 1000, value);
        assertWithin(new Values.Pixels(), 1, 536_870_911, value);
        assertWithin(new Values.DscpConverter(), 0, 63, value);
        assertWithin(Values::bitsPerSecond, 100_000, 100e9, value);
        PictureSize size = converted(new Values.Size(), value);
        assertTrue(size == null || size.pixels() <= 8192L * 8192);
        for (ITypeConverter<?> converter : List.of(
                new Values.Host(),
                new Values.ChromaSampling(),
                new Values.Time(),
                new Values.PaceConverter(),
                new SimulationConverter(),
                new Extent.Converter())) {
            converted(converter, value);
        }
        Remote remote = converted(new Values.RemoteConverter(), value);
        assertTrue(remote == null || !remote.host().isBlank());
    }

    @FuzzTest
    void aFileThatIsCalledAsAStreamStaysInItsFolder(byte[] input) {
        String name = new String(input, StandardCharsets.UTF_8);
        Path folder = Path.of("recordings");
        for (String pattern : List.of("barn.mkv", "{name}.mkv", "{name}", "a{name}b{name}")) {
            Path file = NamedFile.of(folder.resolve(pattern), name);
            assertEquals(folder, file.getParent());
            assertEquals(file, file.normalize());
            assertTrue(file.getFileName().toString().getBytes(StandardCharsets.UTF_8).length <= 255);
        }
    }

    @FuzzTest
    void aPasswordThatIsHiddenStaysHidden(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Secrets.masked(text);
        String url = "http://user:hidden4711@" + text;
        assertTrue(text.contains("hidden4711") || !Secrets.masked(url).contains("hidden4711"), url);
    }

    @FuzzTest
    void anyTableOfMountsIsRead(byte[] input) throws InvalidPathException {
        new MountTable(new String(input, StandardCharsets.ISO_8859_1).lines().toList()).isNoexec(Path.of("/tmp"));
    }
}
