package udpcam.camera.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.camera.CameraException;
import udpcam.camera.CameraRequest;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.run.ManualClock;

/** Files as users have them: from phones and camcorders, with odd names, cut, or lists of others. */
class FieldFilesTest {
    private static final CameraRequest ANY = new CameraRequest(null, 0, CameraRequest.AUTO, false, false);

    private final ManualClock clock = new ManualClock();

    @TempDir
    Path folder;

    private FileCamera open(Path file, CameraRequest request) throws CameraException {
        return new FileCamera(file.toString(), request, clock);
    }

    /** How many pictures there are to the end; the first is as wide and high as {@code size}. */
    private int play(Path file, CameraRequest request) throws Exception {
        try (FileCamera camera = open(file, request)) {
            int pictures = 0;
            while (!camera.ended()) {
                Picture picture = camera.grab();
                if (picture != null) {
                    pictures++;
                    picture.close();
                }
            }
            return pictures;
        }
    }

    private PictureSize sizeOf(Path file, CameraRequest request) throws Exception {
        try (FileCamera camera = open(file, request);
                Picture picture = camera.grab()) {
            assertNotNull(picture);
            return picture.size();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cam:front.mp4", "2026-11-28T12:30:00.mp4", "http:x.mp4", "50%d.mp4", "K\u00FCche.mp4"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its names have no colons")
    void aVideoPlaysWhateverItsName(String name) throws Exception {
        assertEquals(Clips.FPS, play(Clips.mp4(folder.resolve(name), recorder -> {}), ANY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cam:1.jpg", "frame%03d.jpg", "%d.jpg", "x*.jpg", "x[1].jpg", "a,b|c.jpg"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its names have no such letters")
    void anImageIsShownWhateverItsName(String name) throws Exception {
        assertEquals(1, play(Files.write(folder.resolve(name), Clips.jpeg()), ANY));
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "20, 20", "29, 29", "60, 30", "0, 30"})
    void aLowerRateLeavesPicturesOutAndNoRateIsSlowMotion(double fps, int pictures) throws Exception {
        Path file = Clips.mp4(folder.resolve("a.mp4"), recorder -> {});
        CameraRequest request = new CameraRequest(null, fps, CameraRequest.AUTO, false, false);
        assertEquals(pictures, play(file, request), 1);
        assertEquals(1.0, clock.now / 1e9, 0.11);
    }

    @Test
    void imagesOneBehindTheOtherPlayAtTheRateAskedForBecauseTheyHaveNone() throws Exception {
        byte[] image = ("P6\n64 48\n255\n" + "x".repeat(3 * 64 * 48)).getBytes(ISO_8859_1);
        Path file = folder.resolve("a.ppm");
        for (int i = 0; i < 5; i++) {
            Files.write(file, image, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        assertEquals(5, play(file, new CameraRequest(null, 2, CameraRequest.AUTO, false, false)));
        assertEquals(2.0, clock.now / 1e9, 0.01);
    }

    @ParameterizedTest
    @CsvSource({"90, 48x64", "180, 64x48", "270, 48x64"})
    void aVideoOfATurnedPhoneIsShownUpright(double degrees, String size) throws Exception {
        Path file = Clips.mp4(folder.resolve("a.mp4"), recorder -> recorder.setDisplayRotation(degrees));
        assertEquals(size, sizeOf(file, ANY).toString());
        PictureSize wanted = new PictureSize(32, 40);
        assertEquals(wanted, sizeOf(file, new CameraRequest(wanted, 0, CameraRequest.AUTO, false, false)));
    }

    @Test
    void aHalfTurnPutsTheTopToTheBottom() throws Exception {
        Path file = Clips.mp4(folder.resolve("a.mp4"), recorder -> recorder.setDisplayRotation(180));
        try (FileCamera camera = open(file, ANY);
                Picture picture = camera.grab()) {
            assertNotNull(picture);
            int luma = picture.size().width() * picture.size().height();
            assertTrue((picture.pixels().get(0) & 0xFF) < 40);
            assertTrue((picture.pixels().get(luma - 1) & 0xFF) > 200);
        }
    }

    @ParameterizedTest
    @CsvSource({"1.4222, 92x48", "0.8889, 56x48", "1, 64x48", "9, 64x48"})
    void pixelsThatAreNotSquareAreShownAsWideAsTheyAre(double aspect, String size) throws Exception {
        Path file = Clips.mp4(folder.resolve("a.mp4"), recorder -> recorder.setAspectRatio(aspect));
        assertEquals(size, sizeOf(file, ANY).toString());
    }

    @Test
    void aFileWithoutAPictureThatCanBeDecodedIsToldWithTheReason() throws Exception {
        byte[] jpeg = Clips.jpeg();
        assertNoPicture("cut.jpg", Arrays.copyOf(jpeg, 200), "");
        byte[] arithmetic = jpeg.clone();
        for (int i = 0; i + 1 < arithmetic.length; i++) {
            if (arithmetic[i] == (byte) 0xFF && arithmetic[i + 1] == (byte) 0xC0) {
                arithmetic[i + 1] = (byte) 0xC9;
            }
        }
        assertNoPicture("arithmetic.jpg", arithmetic, "mjpeg: unsupported coding type (c9)");
        assertNoPicture("head.y4m", Clips.y4m(64, 48, 0), "it ends before");
    }

    private void assertNoPicture(String name, byte[] content, String reason) throws Exception {
        Path file = Files.write(folder.resolve(name), content);
        CameraException refusal = assertThrows(CameraException.class, () -> play(file, ANY));
        assertFalse(refusal.temporary());
        String expected = "No picture of " + file + " can be decoded: " + reason;
        assertTrue(String.valueOf(refusal.getMessage()).startsWith(expected), refusal.getMessage());
        assertFalse(String.valueOf(refusal.getMessage()).endsWith(": "), refusal.getMessage());
    }

    @Test
    void theCoverOfAPieceOfMusicIsSentOnceASecond() throws Exception {
        Path file = Files.write(folder.resolve("a.mp3"), Clips.mp3WithCover());
        assertEquals(1, play(file, ANY));
        clock.now = 0;
        try (FileCamera camera = open(file, new CameraRequest(null, 0, CameraRequest.AUTO, false, true))) {
            for (int pictures = 0; pictures < 4; ) {
                Picture picture = camera.grab();
                if (picture != null) {
                    assertEquals(pictures++ * 1_000_000_000L, clock.now);
                    picture.close();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffconcat version 1.0\nfile a.mp4\nfile a.mp4\n", "# two\n\nfile 'a.mp4'\nfile 'a.mp4'\n"})
    void aListOfFilesIsPlayed(String list) throws Exception {
        Clips.mp4(folder.resolve("a.mp4"), recorder -> {});
        assertEquals(2 * Clips.FPS, play(Files.writeString(folder.resolve("list.txt"), list), ANY));
    }

    @Test
    void aPlaylistForPlayersIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("tv.m3u"), "#EXTM3U\n#EXTINF:-1,One\nrtsp://cam/1\n");
        CameraException refusal = assertThrows(CameraException.class, () -> open(file, ANY));
        assertEquals(file + " is a playlist: give --device one of its lines", refusal.getMessage());
    }

    @Test
    void aSessionDescriptionIsLive() throws Exception {
        String session =
                "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=video 9 RTP/AVP 26\r\n";
        Path file = Files.write(folder.resolve("cam.sdp"), session.getBytes(ISO_8859_1));
        assertEquals(Listing.SESSION, Listing.of(file));
        assertEquals(Medium.NETWORK, Medium.of(file.toString()));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "FIFOs")
    void aWriterThatChangesTheSizeIsToldAndTheSenderFails() throws Exception {
        Path fifo = folder.resolve("cam.y4m");
        assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try (var out = Files.newOutputStream(fifo)) {
                out.write(Clips.y4m(64, 48, 2));
                out.write(Clips.y4m(32, 24, 2));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try (FileCamera camera = open(fifo, ANY)) {
            for (int i = 0; i < 2; i++) {
                try (Picture picture = camera.grab()) {
                    assertNotNull(picture);
                }
            }
            CameraException refusal = assertThrows(CameraException.class, camera::grab);
            assertFalse(refusal.temporary());
            assertTrue(camera.ended());
            assertEquals(
                    fifo + " goes on with what is no picture of 64x48, such as the header of another size; start the"
                            + " sender again",
                    refusal.getMessage());
        }
        writer.get();
    }

    @Test
    void aNameThatTheLocaleCannotReadIsRefusedWithWhatToDo() {
        CameraException refusal = assertThrows(CameraException.class, () -> open(Path.of("K\uFFFD.mp4"), ANY));
        assertEquals(
                "--device 'K\uFFFD.mp4': the locale has not all its letters; set LC_ALL=C.UTF-8", refusal.getMessage());
        assertNull(refusal.getCause());
    }
}
