package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import udpcam.cli.Console;
import udpcam.jpeg.PictureSize;
import udpcam.sdp.Origin;
import udpcam.sdp.Sealing;
import udpcam.sdp.SessionDescription;
import udpcam.srtp.MasterKey;
import udpcam.srtp.SrtpProfile;

class SessionFileTest {
    private static final PictureSize SMALL = new PictureSize(320, 240);
    private static final PictureSize LARGE = new PictureSize(1280, 720);
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Origin FIRST = Origin.of(HERE, 0);

    private final SessionDescription stream = SessionDescription.ofOurs(new InetSocketAddress(HERE, 12345), 1, 0);
    private @Nullable SessionDescription now = stream;
    private final StringWriter out = new StringWriter();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private final Queue<Runnable> jobs = new ArrayDeque<>();
    private final Queue<Throwable> failures = new ArrayDeque<>();

    @TempDir
    Path folder;

    private SessionFile to(Path file) {
        Console console = new Console("sender", new PrintStream(err, true, StandardCharsets.UTF_8), false);
        return new SessionFile(file, () -> now, () -> FIRST, new PrintWriter(out), console, jobs::add, failures::add);
    }

    /** What another thread does. */
    private void write() {
        while (!jobs.isEmpty()) {
            jobs.remove().run();
        }
    }

    private String described(PictureSize size, Origin origin) {
        return stream.withDimensions(size).text(origin);
    }

    @Test
    void theFileIsWrittenAgainWhenThePicturesHaveAnotherSize() throws IOException {
        Path file = folder.resolve("camera.sdp");
        SessionFile session = to(file);
        session.offer(SMALL);
        assertFalse(Files.exists(file), "the thread that encodes does not write");
        write();
        assertEquals(described(SMALL, FIRST), Files.readString(file));
        session.offer(LARGE);
        write();
        assertEquals(described(LARGE, FIRST.next()), Files.readString(file));
        Files.delete(file);
        session.offer(LARGE);
        write();
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList(), "nothing is new, and nothing else was left there");
        }
    }

    @Test
    @EnabledIf("hasModes")
    void aDescriptionThatTellsAKeyIsItsOwnersAlone() throws IOException {
        Path file = Files.createFile(folder.resolve("camera.sdp"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        SessionFile session = to(file);
        byte[] keyBytes = new byte[MasterKey.bytes(SrtpProfile.AEAD_AES_128_GCM)];
        MasterKey key = MasterKey.read(SrtpProfile.AEAD_AES_128_GCM, ByteBuffer.wrap(keyBytes));
        now = stream.sealedBy(new Sealing(key, ""));
        for (PictureSize size : List.of(SMALL, LARGE)) {
            session.offer(size);
            write();
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        String line = "a=crypto:1 AEAD_AES_128_GCM inline:" + "A".repeat(38) + "==\r\n";
        assertTrue(Files.readString(file).contains(line), "the key of this run is told again");
    }

    static boolean hasModes() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    @Test
    void theFirstDescriptionIsPrintedAndNoOther() {
        SessionFile session = to(SessionFile.STANDARD_OUTPUT);
        session.offer(SMALL);
        session.offer(LARGE);
        write();
        assertEquals(described(SMALL, FIRST), out.toString());
    }

    @Test
    void aRemoteWhoseNameIsNotKnownYetIsDescribedWhenItIsAndAgainWhenItsAddressChanges() throws IOException {
        Path file = folder.resolve("camera.sdp");
        SessionFile session = to(file);
        now = null;
        session.offer(SMALL);
        write();
        assertTrue(Files.notExists(file));
        now = stream;
        session.offer(SMALL);
        write();
        assertEquals(described(SMALL, FIRST), Files.readString(file));
        now = SessionDescription.ofOurs(new InetSocketAddress(HERE, 12346), 1, 0);
        session.offer(SMALL);
        write();
        assertEquals(now.withDimensions(SMALL).text(FIRST.next()), Files.readString(file));
    }

    @Test
    void aFileThatCannotBeWrittenIsAFailure() {
        SessionFile session = to(folder.resolve("gone").resolve("camera.sdp"));
        session.offer(SMALL);
        session.offer(SMALL);
        write();
        assertEquals(1, failures.size());
        String refusal = String.valueOf(failures.remove().getMessage());
        assertTrue(refusal.startsWith("--sdp: cannot write "), refusal);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aFileThatCannotBeWrittenIsToldByTheOptionThatNamedIt() {
        SessionFile session = to(folder.resolve("gone").resolve("camera.sdp"));
        SrtpProfile suite = SrtpProfile.AEAD_AES_256_GCM;
        now = stream.sealedBy(new Sealing(MasterKey.random(suite, new SplittableRandom(1)), ""));
        session.offer(SMALL);
        write();
        String refusal = String.valueOf(failures.remove().getMessage());
        assertTrue(refusal.startsWith("--srtp-sdp: cannot write "), refusal);
    }

    @Test
    void aFolderThatHasGoneIsToldAndTheSenderGoesOn() throws IOException {
        Path there = Files.createDirectory(folder.resolve("there"));
        SessionFile session = to(there.resolve("camera.sdp"));
        session.offer(SMALL);
        write();
        Files.delete(there.resolve("camera.sdp"));
        Files.delete(there);
        session.offer(LARGE);
        session.offer(LARGE);
        write();
        assertEquals(0, failures.size());
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.startsWith("sender: --sdp: cannot write "), said);
        assertEquals(1, said.lines().count());
    }
}
