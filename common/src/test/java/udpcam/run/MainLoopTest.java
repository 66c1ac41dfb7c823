package udpcam.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainLoopTest {
    private final MainLoop loop = new MainLoop(NanoClock.SYSTEM);

    @Test
    void jobsRunInTheirOrderUntilItIsStopped() throws Exception {
        List<String> done = new ArrayList<>();
        loop.post(() -> done.add("one"));
        loop.post(() -> done.add("two"));
        loop.stop();
        loop.run(Long.MAX_VALUE, now -> {});
        assertEquals(List.of("one", "two"), done);
    }

    @Test
    void theFirstFailureIsThrown() {
        Exception first = new Exception("first");
        loop.fail(first);
        loop.fail(new Exception("second"));
        assertSame(first, assertThrows(Exception.class, () -> loop.run(Long.MAX_VALUE, now -> {})));
    }

    @Test
    void anErrorIsThrownToo() {
        loop.fail(new OutOfMemoryError("on purpose"));
        Exception thrown = assertThrows(IllegalStateException.class, () -> loop.run(Long.MAX_VALUE, now -> {}));
        assertTrue(thrown.getCause() instanceof OutOfMemoryError);
    }

    @Test
    void aTickThatIsDueWaitsForAPauseButNotForLong() throws Exception {
        long[] now = {0};
        List<Long> ticks = new ArrayList<>();
        MainLoop scripted = new MainLoop(() -> now[0]);
        long second = 1_000_000_000;
        scripted.post(() -> now[0] = second - 1);
        scripted.post(scripted::pause);
        scripted.post(() -> now[0] = second);
        scripted.post(() -> {
            assertEquals(List.of(), ticks, "before its time, pause or not");
            now[0] = second + 40_000_000;
            scripted.pause();
            scripted.post(() -> now[0] = 2 * second + 249_999_999);
            scripted.post(() -> now[0] = 2 * second + 250_000_000);
            scripted.post(scripted::stop);
        });
        scripted.run(Long.MAX_VALUE, ticks::add);
        assertEquals(List.of(second + 40_000_000, 2 * second + 250_000_000), ticks);
    }

    @Test
    void itTicksEachSecondAndEndsAfterItsDuration() throws Exception {
        List<Long> ticks = new ArrayList<>();
        long start = NanoClock.SYSTEM.nanoTime();
        loop.run(1_300_000_000, ticks::add);
        assertEquals(1, ticks.size());
        assertTrue(ticks.get(0) - start >= 1_000_000_000);
    }
}
