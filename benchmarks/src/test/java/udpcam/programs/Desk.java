package udpcam.programs;

import java.io.IOException;
import java.net.DatagramSocket;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import udpcam.bench.Footage;
import udpcam.bench.NumberCode;
import udpcam.bench.Screen;

/** A screen with a receiver's window in its corner, to be looked at and typed to. */
final class Desk implements AutoCloseable {
    final Screen screen;

    Desk(int width, int height) throws IOException, InterruptedException {
        screen = new Screen(width, height);
    }

    Map<String, String> environment() {
        return Map.of("DISPLAY", screen.display());
    }

    /** A port that nobody uses now. */
    static String freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }

    /** The number of the frame in the window. */
    OptionalInt number() {
        return NumberCode.read(this::luma);
    }

    private int luma(int x, int y) {
        int pixel = screen.pixel(x, y);
        return (299 * (pixel >> 16) + 587 * ((pixel >> 8) & 0xFF) + 114 * (pixel & 0xFF)) / 1000;
    }

    /** Waits until a new frame is in the window and returns how well its pixels match the footage, in dB. */
    double psnrOfNextFrame(Footage footage, Launched... programs) {
        double[] psnr = {0};
        OptionalInt[] before = {number()};
        Launched.await(
                "a frame of the footage in the window",
                30,
                () -> {
                    OptionalInt number = number();
                    if (number.isEmpty() || number.equals(before[0])) {
                        return false;
                    }
                    Launched.pause(20); // the window is drawn from its top
                    int[] pixels = screen.pixels(0, 0, footage.width(), footage.height());
                    if (!number.equals(number())) {
                        return false;
                    }
                    psnr[0] = Psnr.of(footage.bgr(number.getAsInt()), pixels);
                    return true;
                },
                programs);
        return psnr[0];
    }

    /** Looks at the window until the last frame of the footage is there. */
    void watch(Footage footage, SeenFrames seen, Launched... programs) {
        Launched.await(
                "the last frame in the window",
                60,
                () -> {
                    seen.look(screen.pixels(0, 0, footage.width(), footage.height()));
                    return seen.newest() == footage.frames() - 1 && seen.isAlike();
                },
                programs);
    }

    /** Types a key at the window, as xdotool names it. */
    void type(String key) throws IOException {
        try (Launched focus = Launched.command(
                environment(),
                List.of(
                        "sh",
                        "-c",
                        "until xdotool getwindowfocus getwindowname | grep -q FocusProxy; do sleep 0.1; done; xdotool key "
                                + key))) {
            focus.exitCode();
        }
    }

    @Override
    public void close() throws IOException {
        screen.close();
    }
}
