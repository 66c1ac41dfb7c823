package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that shows all its senders, each of which sends a picture of a colour of its own, 640x480. */
class SeveralStreamsTest {
    private static final int[] COLOURS = {0xC03030, 0x30C030, 0x3030C0, 0xC0C030, 0xC030C0, 0x30C0C0, 0x602080, 0x808080
    };
    private static final int TOLERANCE = 12; // of a colour's parts: JPEG, and a scaled edge
    private static final double ASPECT = 640.0 / 480;

    @TempDir
    Path folder;

    private final List<Launched> senders = new ArrayList<>();
    private final String port = Desk.freePort();

    @BeforeEach
    void needs() {
        Needs.programs("Xvfb", "xdotool");
    }

    @AfterEach
    void endSenders() throws IOException {
        for (Launched sender : senders) {
            sender.close();
        }
    }

    /** Some frames of a colour, one behind the other. */
    private Path still(int camera) throws IOException {
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(new Color(COLOURS[camera]));
        g.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        g.dispose();
        ByteArrayOutputStream jpegs = new ByteArrayOutputStream();
        for (int i = 0; i < 30; i++) {
            ImageIO.write(picture, "jpg", jpegs);
        }
        return Files.write(folder.resolve("still" + camera + ".mjpeg"), jpegs.toByteArray());
    }

    private Launched send(String to, int camera) throws IOException {
        Launched sender = Launched.script(
                "sender",
                Map.of(),
                "--port",
                to,
                "--name",
                "Camera " + camera,
                "--device",
                still(camera).toString(),
                "--loop",
                "--fps",
                "15");
        senders.add(sender);
        return sender;
    }

    /** Where a camera's colour is on the screen; empty if it is nowhere. */
    private static Rectangle box(Desk desk, int camera) {
        int width = desk.screen.width();
        int height = desk.screen.height();
        int[] pixels = desk.screen.pixels(0, 0, width, height);
        Rectangle box = new Rectangle(-1, -1);
        for (int y = 0; y < height; y += 2) {
            for (int x = 0; x < width; x += 2) {
                if (isAlike(pixels[y * width + x], COLOURS[camera])) {
                    box.add(x, y);
                    box = box.isEmpty() ? new Rectangle(x, y, 1, 1) : box;
                }
            }
        }
        return box;
    }

    private static boolean isAlike(int pixel, int colour) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((pixel >> shift & 0xFF) - (colour >> shift & 0xFF)) > TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhole(Rectangle box) {
        return box.width > 100 && Math.abs((double) box.width / box.height / ASPECT - 1) < 0.04;
    }

    private void awaitSeen(String what, Desk desk, int cameras, Launched receiver) {
        Launched.await(
                what,
                60,
                () -> {
                    for (int i = 0; i < COLOURS.length; i++) {
                        if (isWhole(box(desk, i)) != ((cameras >> i & 1) != 0)) {
                            return false;
                        }
                    }
                    return true;
                },
                receiver);
    }

    private static void doubleClick(Desk desk, Rectangle box) throws IOException {
        String at = (int) box.getCenterX() + " " + (int) box.getCenterY();
        List<String> command = List.of("sh", "-c", "xdotool mousemove " + at + " click --repeat 2 --delay 50 1");
        try (Launched mouse = Launched.command(desk.environment(), command)) {
            assertEquals(0, mouse.exitCode(), mouse.said());
        }
    }

    @Test
    void eightCamerasAreSideBySideAndEachCanBeSeenAlone() throws Exception {
        try (Desk desk = new Desk(1400, 900);
                Launched receiver = Launched.script("receiver", desk.environment(), "--port", port, "--show", "all")) {
            for (int i = 0; i < COLOURS.length; i++) {
                send(port, i);
            }
            awaitSeen("eight pictures", desk, 0xFF, receiver);
            Rectangle cell = box(desk, 5);
            for (int i = 0; i < COLOURS.length; i++) {
                assertEquals(cell.width, box(desk, i).width, 4.0, "the cells are of one size");
                assertFalse(i != 5 && cell.intersects(box(desk, i)), "camera " + i + " is over another one");
            }
            receiver.awaitSaid("8 streams  ");
            receiver.awaitSaid("Camera 5  640x480  ");

            desk.type("6"); // they are in the order of their names
            awaitSeen("one alone", desk, 1 << 5, receiver);
            assertTrue(box(desk, 5).width > 2 * cell.width, "alone it is larger");
            desk.type("0");
            awaitSeen("all again", desk, 0xFF, receiver);
            doubleClick(desk, box(desk, 2));
            awaitSeen("one alone by the mouse", desk, 1 << 2, receiver);
            doubleClick(desk, box(desk, 2));
            awaitSeen("all again by the mouse", desk, 0xFF, receiver);

            senders.get(5).kill();
            receiver.awaitSaid("Camera 5: no video for \\d s");
            awaitSeen("words over the picture that stands still", desk, 0xFF - (1 << 5), receiver);
            send(port, 5);
            awaitSeen("the camera that is back", desk, 0xFF, receiver);
            assertEquals(cell, box(desk, 5), "it is in its old place");
            desk.type("q");
            assertEquals(0, receiver.exitCode(), receiver.said());
        }
    }

    @Test
    void camerasOfSeveralPortsAreInOneWindow() throws Exception {
        String other = Desk.freePort();
        try (Desk desk = new Desk(1400, 900);
                Launched receiver = Launched.script("receiver", desk.environment(), "--port", port + "," + other)) {
            send(port, 0);
            send(other, 1);
            awaitSeen("two pictures", desk, 3, receiver);
            desk.type("Escape");
            assertEquals(0, receiver.exitCode(), receiver.said());
        }
    }

    @Test
    void eachStreamHasItsOwnFileAndItsPlaceOnThePage() throws Exception {
        Needs.programs("ffprobe");
        String web = Desk.freePort();
        String files = folder.resolve("{name}.mkv").toString();
        try (Launched receiver = Launched.script(
                "receiver", Map.of(), "--headless", "--port", port, "--show", "all", "--record", files, "--web", web)) {
            send(port, 0);
            send(port, 1);
            receiver.awaitSaid("2 streams  [1-9]");
            URI stats = URI.create("http://localhost:" + web + "/stats.json");
            HttpClient client = HttpClient.newHttpClient();
            Launched.await(
                    "both names on the page",
                    30,
                    () -> {
                        String body = body(client, stats);
                        return body.contains("\"Camera 0\"") && body.contains("\"Camera 1\"");
                    },
                    receiver);
            assertEquals(0, receiver.terminate().exitCode(), receiver.said());
            for (int i = 0; i < 2; i++) {
                Path file = folder.resolve("Camera " + i + ".mkv");
                assertTrue(Files.size(file) > 1000, receiver.said());
                receiver.awaitSaid("Recorded [\\d,]+ frames to \\S*Camera " + i + "\\.mkv");
            }
        }
    }

    private static String body(HttpClient client, URI uri) {
        try {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
