package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

class SenderValuesFuzzTest {
    private static final List<ITypeConverter<?>> CONVERTERS = List.of(
            new SenderConverters.Format(),
            new SenderConverters.NameConverter(),
            new SenderConverters.PassthroughConverter(),
            new SenderConverters.MtuConverter(),
            new SenderConverters.WireConverter(),
            new SenderConverters.FecConverter(),
            new SenderConverters.BitrateConverter(),
            new SenderConverters.ResendConverter());

    @FuzzTest
    void aValueIsTakenOrRefusedWithWhatWouldBeRight(byte[] input) throws Exception {
        String value = new String(input, StandardCharsets.UTF_8);
        for (ITypeConverter<?> converter : CONVERTERS) {
            try {
                converter.convert(value);
            } catch (TypeConversionException refused) {
                assertTrue(String.valueOf(refused.getMessage()).contains(" is not "));
            }
        }
    }
}
