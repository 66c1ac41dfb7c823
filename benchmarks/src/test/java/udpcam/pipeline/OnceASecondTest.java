package udpcam.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.impair.LossModel;

class OnceASecondTest {
    private final LossyStream stream = new LossyStream(false, new LossModel(0, 0, 0, 1_000_000, 1), 0, false);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsDoneOnceASecondIsDoneInAPauseOfEitherProgram(boolean ofSender) throws Exception {
        List<Long> ticks = new ArrayList<>();
        stream.loop.post(() -> stream.run(11)); // and 20 frame intervals: a little more than a second
        stream.loop.post(() -> {
            pause(ofSender);
            stream.loop.stop();
        });
        stream.loop.run(Long.MAX_VALUE, ticks::add);
        assertEquals(1, ticks.size());
    }

    private void pause(boolean ofSender) {
        try {
            if (ofSender) {
                stream.sender.pause();
            } else {
                stream.receiver.pause();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
