package udpcam.programs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both programs, killed without a word and started again, twenty times in random order: ten open, ten with a key. */
class KilledTest {
    private static final int KILLS = 10;
    private static final int SECONDS = 20;

    @TempDir
    Path folder;

    private final String port = Desk.freePort();
    private final List<String> seal = new ArrayList<>();
    private int width = 320;

    KilledTest() throws IOException {}

    private Launched start(String program, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--port", port));
        all.addAll(seal);
        return Launched.script(program, Map.of(), all.toArray(String[]::new));
    }

    private Launched receiver() throws IOException {
        return start("receiver", "--headless");
    }

    /** One whose pictures nobody takes for those of the sender before it. */
    private Launched sender() throws IOException {
        width += 16;
        return start("sender", "--device", "test", "--size", width + "x240");
    }

    private static void kill(Launched program) throws IOException {
        program.kill();
        program.awaitEnd(SECONDS);
        program.close();
    }

    private void assertShown(Launched receiver, Launched sender) {
        String picture = "receiver: " + width + "x240  ";
        int before = receiver.said().length();
        Launched.await(
                "pictures of " + width + "x240",
                SECONDS,
                () -> receiver.said().substring(before).contains(picture),
                receiver,
                sender);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(booleans = {false, true})
    void whicheverIsKilledAndStartedAgainThePictureIsBack(boolean isKeyed) throws Exception {
        if (isKeyed) {
            String file = folder.resolve("a.key").toString();
            try (Launched maker = Launched.script("sender", Map.of(), "--new-key", file)) {
                maker.awaitEnd(SECONDS);
            }
            seal.addAll(List.of("--key-file", file));
        }
        SplittableRandom random = new SplittableRandom(isKeyed ? 1 : 2);
        Launched receiver = receiver();
        Launched sender = sender();
        try {
            for (int i = 0; i < KILLS; i++) {
                assertShown(receiver, sender);
                int which = random.nextInt(3); // 2: both
                if (which != 0) {
                    kill(sender);
                    sender = sender();
                }
                if (which != 1) {
                    kill(receiver);
                    receiver = receiver();
                }
            }
            assertShown(receiver, sender);
        } finally {
            receiver.close();
            sender.close();
        }
    }
}
