package udpcam.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import udpcam.programs.Needs;

/** The lists of what ships, which the module dist makes, held against the jars beside them. */
class ThirdPartyTest {
    private static final Path LIB = TunedNumbersTest.ROOT.resolve("target/lib");
    private static final String AGAIN = "mvn clean package makes the jars and their lists anew";
    private static final Pattern LISTED =
            Pattern.compile("^(\\S+)\\.jar  \\S+:\\S+ \\S+, .+\\R {4}\\S+\\R {4}\\S.*$", Pattern.MULTILINE);
    private static final Pattern NATIVE = Pattern.compile("^ {4}([a-z].*)$", Pattern.MULTILINE);
    private static final Pattern PURL = Pattern.compile(
            "\"purl\" : \"pkg:maven/(?!udpcam/)[^/]+/([^@]+)@([^?]+)\\?(?:classifier=([^&]+)&)?type=jar\"");
    private static final byte[] ELF = {0x7F, 'E', 'L', 'F'};

    @Test
    void everyJarIsListedWithVersionHomeAndLicence() throws IOException {
        Set<String> listed = found(LISTED, thirdParty(), match -> match.group(1));
        Set<String> named = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        for (String jar : jars()) {
            String name = jar.replaceFirst("\\.jar$", "");
            // A jar of native code has the name of the jar that it belongs to, and a system's.
            listed.stream()
                    .filter(each -> name.equals(each) || name.startsWith(each + "-"))
                    .findAny()
                    .ifPresentOrElse(named::add, () -> missing.add(jar));
        }
        assertEquals(Set.of(), missing, AGAIN);
        assertEquals(listed, named, AGAIN);
    }

    @Test
    void theBillOfMaterialsHasTheJarsThatShipAndNoOthers() throws Exception {
        Set<String> named = found(
                PURL,
                bill(),
                match -> match.group(1) + "-" + match.group(2) + (match.group(3) == null ? "" : "-" + match.group(3))
                        + ".jar");
        assertEquals(jars(), named, AGAIN);
    }

    @Test
    void theBillOfMaterialsHasTheChecksumOfEveryJar() throws Exception {
        String bill = bill();
        for (String jar : jars()) {
            assertTrue(bill.contains('"' + sha256(LIB.resolve(jar)) + '"'), jar + ": " + AGAIN);
        }
    }

    @Test
    void everyNativeLibraryWithinAJarIsListed() throws IOException {
        String section = thirdParty();
        section = section.substring(section.indexOf("\nNative code"));
        Set<String> names = found(NATIVE, section, MatchResult::group).stream()
                .flatMap(line -> Stream.of(line.strip().split(" ")))
                .collect(Collectors.toCollection(TreeSet::new));
        names.add("libjni*"); // of Bytedeco, as the section's beginning says
        Pattern listed = Pattern.compile(String.join("|", names).replace("*", ".*"));
        for (String jar : jars()) {
            try (JarFile file = new JarFile(LIB.resolve(jar).toFile())) {
                for (JarEntry entry : file.stream().toList()) {
                    String name = entry.getName().replaceFirst(".*/", "").replaceFirst("\\.so.*", "");
                    assertTrue(!isElf(file, entry) || listed.matcher(name).matches(), entry.getName() + " in " + jar);
                }
            }
        }
    }

    @Test
    void theFfmpegThatShipsIsUnderTheLesserLicenceAsTheListSays() throws IOException {
        assertTrue(thirdParty().contains("FFmpeg, https://ffmpeg.org: LGPL-3.0-or-later."), "the list");
        int libraries = 0;
        for (String jar : jars()) {
            try (JarFile file = new JarFile(LIB.resolve(jar).toFile())) {
                for (JarEntry entry : file.stream()
                        .filter(each -> each.getName()
                                .matches("org/bytedeco/ffmpeg/.*/(libavutil\\.(so|\\d).*|avutil-.*\\.dll)"))
                        .toList()) {
                    String code = new String(bytes(file, entry, Integer.MAX_VALUE), StandardCharsets.ISO_8859_1);
                    assertTrue(code.contains("libavutil license: LGPL version 3 or later"), entry.getName());
                    libraries++;
                }
            }
        }
        assertEquals(1, libraries);
    }

    /** Names of jars, without the project's own. */
    private static Set<String> jars() throws IOException {
        try (Stream<Path> files = Files.list(LIB)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("common-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String thirdParty() throws IOException {
        return list("THIRD-PARTY.txt", "mvn package makes it");
    }

    private static String bill() throws IOException {
        return list("bom.json", "mvn package makes it, but not offline");
    }

    private static String list(String name, String reason) throws IOException {
        Needs.file(LIB.resolve(name), reason);
        return Files.readString(LIB.resolve(name));
    }

    private static Set<String> found(Pattern pattern, String text, Function<MatchResult, String> name) {
        Set<String> found = pattern.matcher(text).results().map(name).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(found.size() > 5, found.toString());
        return found;
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static boolean isElf(JarFile file, JarEntry entry) throws IOException {
        return Arrays.equals(bytes(file, entry, ELF.length), ELF);
    }

    private static byte[] bytes(JarFile file, JarEntry entry, int count) throws IOException {
        try (InputStream stream = file.getInputStream(entry)) {
            return stream.readNBytes(count);
        }
    }
}
