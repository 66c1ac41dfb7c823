package udpcam.run;

/** A monotonic clock in nanoseconds from an arbitrary origin; the only home of {@link System#nanoTime}. */
@FunctionalInterface
public interface NanoClock {
    NanoClock SYSTEM = System::nanoTime;

    long nanoTime();
}
