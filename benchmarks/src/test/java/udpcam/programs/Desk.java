package udpcam.programs;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import udpcam.bench.clip.Footage;
import udpcam.bench.screen.NumberCode;
import udpcam.bench.screen.Screen;

/** A screen with a receiver's window in its corner, to be looked at and typed to. */
final class Desk implements AutoCloseable {
    private static final int PORTS_BEGIN = 16_000;
    private static final int PORTS_END = 32_000;
    private static final double ALIKE_DECIBEL = 30;
    private static final int ENOUGH_LOOKS = 5;

    /** Another process that runs these tests begins elsewhere. */
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger((int) (ProcessHandle.current().pid() % 160) * 100);

    final Screen screen;

    Desk(int width, int height) throws IOException, InterruptedException {
        screen = new Screen(width, height);
    }

    Map<String, String> environment() {
        return Map.of("DISPLAY", screen.display());
    }

    /**
     * A port that nobody uses, and that was not given out before; nor is the one behind it, where some programs expect RTCP.
     * Both are below those that Linux gives to sockets that name none: such a socket cannot take it in between.
     */
    static String freePort() {
        while (true) {
            int port = PORTS_BEGIN + NEXT_PORT.getAndAdd(2) % (PORTS_END - PORTS_BEGIN);
            if (isFree(port) && isFree(port + 1)) {
                return String.valueOf(port);
            }
        }
    }

    private static boolean isFree(int port) {
        try (DatagramSocket socket = new DatagramSocket(port)) {
            return socket.isBound();
        } catch (SocketException e) {
            return false; // another program has it
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

    /**
     * Waits until a new frame is in the window and returns how well its pixels match the footage, in dB. The window is drawn from
     * its top: what does not match is looked at again, until it did not change for {@link #ENOUGH_LOOKS} looks.
     */
    double psnrOfNextFrame(Footage footage, Launched... programs) {
        OptionalInt before = number();
        int[][] last = {{}};
        int[] sameLooks = {0};
        double[] psnr = {0};
        Launched.await(
                "a frame of the footage in the window",
                30,
                () -> {
                    int[] pixels = screen.pixels(0, 0, footage.width(), footage.height());
                    OptionalInt number = footage.number(pixels);
                    sameLooks[0] = Arrays.equals(pixels, last[0]) ? sameLooks[0] + 1 : 0;
                    last[0] = pixels;
                    if (number.isEmpty() || number.equals(before)) {
                        return false;
                    }
                    psnr[0] = Psnr.of(footage.bgr(number.getAsInt()), pixels);
                    return psnr[0] >= ALIKE_DECIBEL || sameLooks[0] >= ENOUGH_LOOKS;
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

    /** Clicks twice at a place of the screen. */
    void doubleClick(int x, int y) throws IOException {
        String place = x + " " + y;
        try (Launched clicks = Launched.command(
                environment(), List.of("sh", "-c", "xdotool mousemove " + place + " click --repeat 2 --delay 60 1"))) {
            clicks.exitCode();
        }
    }

    @Override
    public void close() throws IOException {
        screen.close();
    }
}
