package udpcam.receiver;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class ReceiverValuesFuzzTest {
    private static final List<String> OPTIONS =
            List.of("--bind", "--from", "--show", "--snapshot", "--max-pixels", "--port");
    private static final List<String> WEB_OPTIONS =
            List.of("--web", "--web-bind", "--web-password-file", "--new-password");

    private static void parse(Object options, List<String> names, String value) {
        for (String name : names) {
            try {
                new CommandLine(options).parseArgs(name + "=" + value);
            } catch (ParameterException refused) {
                assertTrue(String.valueOf(refused.getMessage()).contains(name));
            }
        }
    }

    @FuzzTest
    void aValueIsTakenOrRefusedInALineThatNamesItsOption(byte[] input) {
        String value = new String(input, StandardCharsets.UTF_8);
        parse(new ReceiverOptions(), OPTIONS, value);
        parse(new WebOptions(), WEB_OPTIONS, value);
    }
}
