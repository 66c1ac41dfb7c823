package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Both programs with a key, launched by their scripts, without a window. */
class KeysTest {
    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    Path folder;

    private final String port = Desk.freePort();

    KeysTest() throws IOException {}

    private String newKey(String name) throws Exception {
        Path file = folder.resolve(name);
        try (Launched sender = Launched.script("sender", NOTHING, "--new-key", file.toString())) {
            assertEquals(0, sender.exitCode(), sender.said());
            assertTrue(sender.said().contains(Files.readString(file)), "it is printed");
        }
        return file.toString();
    }

    private Launched receiver(Map<String, String> environment, String... options) throws IOException {
        return Launched.script("receiver", environment, with(List.of("--headless", "--port", port), options));
    }

    private static Launched sender(String port, String... options) throws IOException {
        return Launched.script(
                "sender", NOTHING, with(List.of("--port", port, "--device", "test", "--size", "640x480"), options));
    }

    private static String[] with(List<String> first, String... options) {
        return Stream.concat(first.stream(), Stream.of(options)).toArray(String[]::new);
    }

    private static void awaitFrames(Launched receiver, Launched sender) {
        Launched.await("frames", 30, () -> receiver.said().contains("640x480  "), receiver, sender);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aNewKeyIsPrintedAndItsOwnerAloneReadsTheFileThatIsNeverOverwritten() throws Exception {
        Path file = Path.of(newKey("first.key"));
        assertTrue(Files.readString(file).matches("[0-9a-f]{64}\n"));
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        String before = Files.readString(file);
        try (Launched again = Launched.script("sender", NOTHING, "--new-key", file.toString())) {
            assertEquals(1, again.exitCode());
            assertTrue(again.said().contains("is there already"), again.said());
        }
        assertEquals(before, Files.readString(file));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whoHasTheKeyFromTheEnvironmentSeesTheStreamAndNobodySaysTheKey() throws Exception {
        String file = newKey("a.key");
        String key = Files.readString(Path.of(file)).strip();
        try (Launched receiver = receiver(Map.of("UDPCAM_KEY", key), "--verbose");
                Launched sender = sender(port, "--key-file", file, "--verbose")) {
            awaitFrames(receiver, sender);
            String sealed = receiver.awaitSaid("sealed by key [0-9a-f]{4}-[0-9a-f]{4}");
            assertTrue(sender.said().contains(sealed), sender.said());
            assertEquals(0, receiver.terminate().exitCode());
            assertEquals(0, sender.terminate().exitCode());
            assertFalse((receiver.said() + sender.said()).contains(key));
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void withoutAKeyBothSayThatTheStreamIsOpenToTheNetwork() throws Exception {
        try (Launched receiver = receiver(NOTHING);
                Launched sender = sender(port)) {
            receiver.awaitSaid("open to the network");
            sender.awaitSaid("open to the network");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void withAnotherKeyBothSayWhatToCompare() throws Exception {
        try (Launched receiver = receiver(NOTHING, "--key-file", newKey("a.key"));
                Launched sender = sender(port, "--key-file", newKey("b.key"))) {
            receiver.awaitSaid("Sealed video comes, but not by the key of this receiver");
            sender.awaitSaid("has another key");
            assertFalse(receiver.said().contains("640x480"));
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whereOneSideHasNoKeyTheReceiverSaysWhichOne() throws Exception {
        String key = newKey("a.key");
        try (Launched receiver = receiver(NOTHING, "--key-file", key);
                Launched sender = sender(port)) {
            receiver.awaitSaid("Video comes that nobody sealed, and this receiver has a key");
            assertEquals(0, sender.terminate().exitCode());
        }
        try (Launched receiver = receiver(NOTHING);
                Launched sender = sender(port, "--key-file", key)) {
            receiver.awaitSaid("start this receiver with the same --key-file");
            assertEquals(0, sender.terminate().exitCode());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whatSomebodyRecordedOnTheWayIsShownToNobody() throws Exception {
        String key = newKey("a.key");
        try (Tap tap = new Tap(port)) {
            try (Launched receiver = receiver(NOTHING, "--key-file", key)) {
                try (Launched sender = sender(tap.port(), "--key-file", key)) {
                    awaitFrames(receiver, sender);
                    Launched.await("a recording", 30, () -> tap.size() > 500, receiver, sender);
                    assertEquals(0, sender.terminate().exitCode());
                }
                receiver.awaitSaid("The sender has ended");
                int before = receiver.said().length();
                tap.replay();
                Peers.awaitAllRead(port, receiver);
                assertEquals(0, receiver.terminate().exitCode());
                assertFalse(receiver.said().substring(before).matches("(?s).*Video is back.*"), receiver.said());
                assertMostWere("datagrams replayed", receiver);
            }
            try (Launched receiver = receiver(NOTHING, "--key-file", key)) {
                receiver.awaitSaid("frames/s");
                tap.replay();
                receiver.awaitSaid("Sealed video comes, but not by the key of this receiver");
                Peers.awaitAllRead(port, receiver);
                assertEquals(0, receiver.terminate().exitCode());
                assertFalse(receiver.said().contains("640x480"), receiver.said());
                assertMostWere("datagrams without keys", receiver);
            }
        }
    }

    /** Those that waited for a busy machine are thrown away unread. */
    private static void assertMostWere(String refused, Launched receiver) {
        long count = receiver.count(refused);
        long unread = receiver.said().contains("  datagrams outdated") ? receiver.count("datagrams outdated") : 0;
        assertTrue(count > 0 && count + unread > 400, receiver.said());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void eitherSideMayBeginAnew() throws Exception {
        String key = newKey("a.key");
        try (Launched receiver = receiver(NOTHING, "--key-file", key)) {
            for (int i = 0; i < 2; i++) {
                try (Launched sender = sender(port, "--key-file", key)) {
                    int before = receiver.said().length();
                    Launched.await(
                            "frames",
                            30,
                            () -> receiver.said().substring(before).contains("640x480  "),
                            receiver,
                            sender);
                    sender.kill();
                }
            }
        }
        try (Launched sender = sender(port, "--key-file", key)) {
            for (int i = 0; i < 2; i++) {
                try (Launched receiver = receiver(NOTHING, "--key-file", key)) {
                    awaitFrames(receiver, sender);
                    receiver.kill();
                }
            }
        }
    }
}
