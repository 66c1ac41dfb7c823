package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts/build does when another build is under way, or was cut off; its Maven is a script that builds nothing. */
class BuildTest {
    @TempDir
    Path folder;

    private final List<Launched> builds = new ArrayList<>();

    @BeforeEach
    void aCheckoutWithoutAnyBuild() throws IOException {
        Needs.programs("javac");
        Files.createDirectories(folder.resolve("scripts"));
        for (String script : List.of("scripts/build", "scripts/utf-8")) {
            Files.copy(Launched.projectRoot().resolve(script), folder.resolve(script));
        }
        Files.createDirectories(folder.resolve("bin"));
        // Fails if it runs twice at a time.
        fakeMaven("mkdir building; sleep 0.3; mkdir -p target/lib; echo run >>runs; rmdir building");
    }

    @AfterEach
    void noBuildGoesOn() throws IOException {
        for (Launched build : builds) {
            build.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1\n", "999999999\n", "no process"})
    void aLockFileThatAnEarlierBuildLeftStopsNobody(String content) throws IOException {
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("target/build.lock"), content);
        assertEquals(0, build("600", systemPath()).exitCode());
        assertEquals(List.of("run"), Files.readAllLines(folder.resolve("runs")));
    }

    @Test
    void programsThatAreStartedTogetherAreBuiltOnce() throws IOException {
        buildTogether(systemPath());
    }

    @Test
    void programsThatAreStartedTogetherAreBuiltOnceWithoutTheProgramFlock() throws IOException {
        Needs.programs("perl");
        Path tools = Files.createDirectories(folder.resolve("tools"));
        String needed = "bash cat dirname java javac mkdir mktemp perl readlink rm rmdir sed sleep";
        for (String tool : Pattern.compile(" ").splitAsStream(needed).toList()) {
            script(tools.resolve(tool), "exec " + find(tool) + " \"$@\"");
        }
        buildTogether(tools.toString());
    }

    @Test
    void onlyTheFirstBuildSaysThatItFetchesLibraries() throws IOException {
        Launched first = build("600", systemPath());
        assertEquals(0, first.exitCode(), first.said());
        assertTrue(first.said().startsWith("Building udpcam; the first time this fetches "), first.said());
        Launched second = build("600", systemPath());
        assertEquals(0, second.exitCode(), second.said());
        assertEquals("Building udpcam...\n", second.said());
    }

    @Test
    void aBuildThatWaitsForAnotherSaysSoAndGivesUp() throws IOException {
        fakeMaven("echo run >>runs; exec sleep 10");
        build("600", systemPath());
        Launched.await("the first build", 30, () -> Files.exists(folder.resolve("runs")));
        Launched second = build("1", systemPath());
        second.awaitSaid("Waiting for another build of udpcam, which holds .*/target/build.lock");
        assertEquals(1, second.exitCode(), second.said());
        assertTrue(second.said().contains("udpcam was not built: another build still holds "), second.said());
    }

    @ParameterizedTest
    @ValueSource(strings = {"target", "target/build.lock/folder"})
    void aFolderThatCannotBeWrittenIsToldAtOnce(String inTheWay) throws IOException {
        Path file = folder.resolve(inTheWay);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        Launched build = build("600", systemPath());
        assertEquals(1, build.exitCode());
        assertTrue(build.said().contains("udpcam cannot be built in " + folder), build.said());
    }

    private void buildTogether(String path) throws IOException {
        fakeMaven(
                "mkdir building; until test -f go; do sleep 0.1; done; mkdir -p target/lib; echo run >>runs; rmdir building");
        List<Launched> together = List.of(build("600", path), build("600", path), build("600", path));
        Launched.await(
                "two builds that wait for the third",
                30,
                () -> together.stream()
                                .filter(build -> build.said().contains("Waiting"))
                                .count()
                        == 2);
        Files.createFile(folder.resolve("go"));
        for (Launched build : together) {
            assertEquals(0, build.exitCode(), build.said());
        }
        assertEquals(List.of("run"), Files.readAllLines(folder.resolve("runs")));
    }

    private Launched build(String waitSeconds, String path) throws IOException {
        Launched build = Launched.command(
                Map.of("PATH", folder.resolve("bin") + ":" + path, "UDPCAM_BUILD_WAIT", waitSeconds),
                List.of(folder.resolve("scripts/build").toString()));
        builds.add(build);
        return build;
    }

    private void fakeMaven(String commands) throws IOException {
        script(folder.resolve("bin/mvn"), "set -e; " + commands);
    }

    private static void script(Path file, String commands) throws IOException {
        Files.writeString(file, "#!" + find("bash") + "\n" + commands + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private static Path find(String program) {
        for (String directory : Pattern.compile(":").splitAsStream(systemPath()).toList()) {
            Path file = Path.of(directory, program);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new AssertionError(program + " is not there");
    }

    private static String systemPath() {
        return System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    }
}
