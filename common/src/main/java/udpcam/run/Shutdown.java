package udpcam.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets Ctrl-C, SIGTERM and a closed terminal end a program the way {@code q} does, with the same exit code. */
public final class Shutdown {
    private static final long MAX_SECONDS = 8;
    private static final long LAST_RESORT_SECONDS = 5;

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int status;

    /** From now on a signal calls {@code stop}, and the JVM lives until {@link #ended} or 8 s later. */
    public Shutdown(Runnable stop) {
        Worker.atShutdown("shutdown", () -> await(stop));
    }

    /**
     * For a program that may hang at its end, once something is lost that its threads wait for.
     *
     * @param words what is said on standard error if it does
     * @return to be run then, by any thread, in whatever state that is: if the program has not ended 5 s later, the JVM does
     */
    public Runnable lastResort(int exitStatus, String words) {
        CountDownLatch begun = new CountDownLatch(1);
        byte[] told =
                (words + System.lineSeparator()).getBytes(Charset.defaultCharset()); // later there may be no memory
        FileOutputStream err = new FileOutputStream(FileDescriptor.err);
        Worker.thread("last resort", () -> {
                    try {
                        begun.await();
                        if (!ended.await(LAST_RESORT_SECONDS, TimeUnit.SECONDS)) {
                            err.write(told);
                            Runtime.getRuntime().halt(exitStatus);
                        }
                    } catch (IOException e) {
                        Runtime.getRuntime().halt(exitStatus);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })
                .start();
        return begun::countDown;
    }

    /** The program has closed what it had open; the JVM may go. */
    public void ended(int exitStatus) {
        status = exitStatus;
        ended.countDown();
    }

    private void await(Runnable stop) {
        if (ended.getCount() == 0) {
            return; // the program ends by itself
        }
        stop.run();
        try {
            if (ended.await(MAX_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(status); // the JVM's own status after a signal is 128 and more
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
