package udpcam.display;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import udpcam.cli.EnvironmentException;
import udpcam.count.Delays;
import udpcam.figures.Condition;
import udpcam.figures.Delay;
import udpcam.figures.Figures;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;
import udpcam.run.Worker;

/**
 * A program with a window, for {@link WindowDisplayTest}: it does what the lines on standard input say, and says on
 * standard output what it did and what the user asked for. It never calls System.exit.
 */
final class DisplayProgram implements Display.Controls {
    /** Each pixel of the picture "grey". */
    static final int GREY = 0x808080;

    private static final int SHOWN_BEFORE_CLOSE = 20;

    private volatile boolean isRecording;

    public static void main(String[] args) throws IOException, InterruptedException {
        DisplayProgram program = new DisplayProgram();
        try (Display display = new WindowDisplay("udpcam", program, args[0])) {
            say("open");
            program.obey(display);
        } catch (EnvironmentException e) {
            say(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void quit() {
        say("quit");
    }

    @Override
    public void record() {
        isRecording = !isRecording;
        say("record");
    }

    @Override
    public boolean isRecording() {
        return isRecording;
    }

    @Override
    public void snapshot() {
        say("snapshot");
    }

    @Override
    public void gone() {
        say("gone");
    }

    private void obey(Display display) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] word = line.split(" ", 2);
            switch (word[0]) {
                case "noise" -> display.show(noise(display.raster(size(word[1]))), null);
                case "grey" -> display.show(grey(display.raster(size(word[1]))), null);
                case "waves" -> display.show(waves(display.raster(size(word[1]))), null);
                case "scaled" -> showScaled(display, word[1].split(" ", 2));
                case "shares-memory" ->
                    say(String.valueOf(
                            display.raster(new PictureSize(2, 2)).pixels().isDirect()));
                case "notice" -> display.notice(word[1].replace('|', '\n'));
                case "figures" -> display.figures(figures(size(word[1])));
                case "close-while-showing" -> closeWhileShowing(display);
                default -> throw new IOException("What is " + line + "?");
            }
            say("done");
        }
    }

    private void closeWhileShowing(Display display) throws InterruptedException {
        PictureSize size = new PictureSize(640, 480);
        CountDownLatch shown = new CountDownLatch(SHOWN_BEFORE_CLOSE);
        Worker.Step step = () -> {
            display.show(grey(display.raster(size)), null);
            shown.countDown();
            return true;
        };
        Worker worker = new Worker("show", step, Throwable::printStackTrace).start();
        shown.await();
        display.notice("Going");
        display.close();
        display.close();
        worker.join();
        display.figures(Figures.NONE);
        display.notice("late");
        display.show(grey(display.raster(size)), null);
    }

    /** A picture of a size, which is said to be scaled down from another. */
    private static void showScaled(Display display, String[] sizes) {
        display.show(waves(display.raster(size(sizes[0]))), size(sizes[1]));
    }

    /** Of a stream with pictures of a size. */
    private static Figures figures(PictureSize size) {
        Delay delay = new Delay(new Delays.Summary(30, 5_200_000, 8_500_000), "one clock");
        return new Figures(size, 30, 12.3, delay, null, 0, new Condition(50, 1, 0));
    }

    private static Raster noise(Raster raster) {
        IntBuffer pixels = raster.pixels();
        for (int i = 0; i < pixels.capacity(); i++) {
            pixels.put(i, noise(i));
        }
        return raster;
    }

    /** The pixel with this number in the picture "noise". */
    static int noise(int index) {
        return (index * 0x9E3779B1) >>> 8;
    }

    private static Raster grey(Raster raster) {
        IntBuffer pixels = raster.pixels();
        for (int i = 0; i < pixels.capacity(); i++) {
            pixels.put(i, GREY);
        }
        return raster;
    }

    private static Raster waves(Raster raster) {
        PictureSize size = raster.size();
        for (int i = 0; i < raster.pixels().capacity(); i++) {
            raster.pixels().put(i, Waves.at(i, size.width(), size.height()));
        }
        return raster;
    }

    private static PictureSize size(String text) {
        String[] sides = text.split("x", 2);
        return new PictureSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }

    private static synchronized void say(String line) {
        System.out.println(line);
    }
}
