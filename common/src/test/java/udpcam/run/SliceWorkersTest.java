package udpcam.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceWorkersTest {
    private static final int JOBS = 2000;

    private final List<Throwable> failures = new ArrayList<>();

    private SliceWorkers crew(int size) {
        return new SliceWorkers("test", size, failures::add);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void eachTaskIsDoneOnceAndWhatFollowsItComesInOrder(int size) throws InterruptedException {
        try (SliceWorkers crew = crew(size)) {
            for (int job = 0; job < JOBS; job++) {
                int tasks = job % 7;
                AtomicIntegerArray done = new AtomicIntegerArray(7);
                List<Integer> then = new ArrayList<>();
                assertTrue(crew.run(
                        tasks, (task, worker) -> done.incrementAndGet(task) == 1 && worker < crew.size(), task -> {
                            assertEquals(1, done.get(task));
                            then.add(task);
                        }));
                assertEquals(IntStream.range(0, tasks).boxed().toList(), then);
            }
        }
        assertEquals(List.of(), failures);
    }

    @Test
    void itEndsAtOnceWhileNobodyHasATask() throws InterruptedException {
        SliceWorkers crew = crew(8);
        crew.run(8, (task, worker) -> true, task -> {});
        assertTimeout(Duration.ofSeconds(1), crew::close); // hands that are not woken take 0.3 s each
    }

    @Test
    void twoTasksAreUnderWayAtOnce() throws InterruptedException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch both = new CountDownLatch(2);
        try (SliceWorkers crew = crew(2)) {
            crew.run(
                    2,
                    (task, worker) -> {
                        threads.add(Thread.currentThread());
                        both.countDown();
                        try {
                            both.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return true;
                    },
                    task -> assertTrue(threads.contains(Thread.currentThread())));
        }
        assertEquals(2, threads.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void noTaskIsBegunBehindOneThatFailed(int size) throws InterruptedException {
        try (SliceWorkers crew = crew(size)) {
            for (int job = 0; job < JOBS; job++) {
                AtomicInteger begun = new AtomicInteger();
                assertFalse(crew.run(
                        1000,
                        (task, worker) -> {
                            begun.incrementAndGet();
                            return task < 3;
                        },
                        task -> assertTrue(task < 3, "followed, but failed")));
                assertTrue(begun.get() <= 3 + size, begun.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatATaskThrowsTheCallerThrowsWhenNobodyIsAtATaskAnyMore(int size) {
        AtomicInteger at = new AtomicInteger();
        try (SliceWorkers crew = crew(size)) {
            for (int job = 0; job < JOBS; job++) {
                int wrong = job % 5;
                assertThrows(
                        IllegalStateException.class,
                        () -> crew.run(
                                8,
                                (task, worker) -> {
                                    at.incrementAndGet();
                                    try {
                                        if (task == wrong) {
                                            throw new IllegalStateException();
                                        }
                                        return true;
                                    } finally {
                                        at.decrementAndGet();
                                    }
                                },
                                task -> {}));
                assertEquals(0, at.get());
            }
        }
    }

    @Test
    void whatFollowsATaskMayFailToo() throws InterruptedException {
        try (SliceWorkers crew = crew(2)) {
            assertThrows(
                    IOException.class,
                    () -> crew.run(4, (task, worker) -> true, task -> {
                        throw new IOException("no route");
                    }));
            assertTrue(crew.run(4, (task, worker) -> true, task -> {}));
        }
    }
}
