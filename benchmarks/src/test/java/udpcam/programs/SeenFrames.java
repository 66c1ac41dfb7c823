package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import udpcam.bench.clip.Footage;

/** The frames of a footage that came out of a program: which, in which order, and how alike. Any thread may call it. */
final class SeenFrames {
    private static final double ALIKE_DECIBEL = 30;
    private static final int NO_NUMBER = -1;

    private final Footage footage;
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Double> psnrs = new ArrayList<>();

    SeenFrames(Footage footage) {
        this.footage = footage;
    }

    /** Takes a picture of the footage's size, a row after another, as 0x00RRGGBB. */
    synchronized void add(int[] pixels) {
        int number = footage.number(pixels).orElse(NO_NUMBER);
        numbers.add(number);
        psnrs.add(psnr(number, pixels));
    }

    /** Takes what a window shows: nothing yet, a new frame, or more of the newest, which was half drawn before. */
    synchronized void look(int[] pixels) {
        int number = footage.number(pixels).orElse(NO_NUMBER);
        if (number != NO_NUMBER && number != newest()) {
            add(pixels);
        } else if (number != NO_NUMBER && !isAlike()) {
            psnrs.set(psnrs.size() - 1, psnr(number, pixels));
        }
    }

    private double psnr(int number, int[] pixels) {
        return number == NO_NUMBER ? 0 : Psnr.of(footage.bgr(number), pixels);
    }

    /** Whether the newest frame is like the footage's. */
    synchronized boolean isAlike() {
        return psnrs.get(psnrs.size() - 1) >= ALIKE_DECIBEL;
    }

    /** Waits until {@code count} frames have come. */
    void await(long count, Launched... programs) {
        try {
            Launched.await(count + " frames", 10, () -> count() >= count, programs);
        } catch (AssertionError tooFew) {
            throw new AssertionError("only " + count() + ": " + numbers, tooFew);
        }
    }

    synchronized int count() {
        return numbers.size();
    }

    /** How many are like the footage. */
    synchronized long countAlike() {
        return psnrs.stream().filter(psnr -> psnr >= ALIKE_DECIBEL).count();
    }

    /** The number of the newest frame; -1 if there is none. */
    synchronized int newest() {
        return numbers.isEmpty() ? NO_NUMBER : numbers.get(numbers.size() - 1);
    }

    /** None came twice, all in order, and each is like the frame of the footage whose number it bears. */
    synchronized void assertAlike() {
        List<String> backwards = IntStream.range(1, numbers.size())
                .filter(i -> numbers.get(i) <= numbers.get(i - 1))
                .mapToObj(i -> numbers.get(i) + " after " + numbers.get(i - 1))
                .toList();
        assertEquals(List.of(), backwards);
        double lowest = Collections.min(psnrs);
        assertTrue(lowest >= ALIKE_DECIBEL, "PSNR " + lowest + " dB");
    }
}
