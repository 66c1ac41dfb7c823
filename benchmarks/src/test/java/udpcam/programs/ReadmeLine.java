package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of the README's table of other programs, and what a test makes of it. */
record ReadmeLine(String command) {
    /** The line beside {@code name}. */
    static ReadmeLine of(String name) throws IOException {
        String readme = Files.readString(Launched.projectRoot().resolve("README.md"));
        Matcher matcher = Pattern.compile("^\\| " + Pattern.quote(name) + " \\| `([^`]+)` \\|$", Pattern.MULTILINE)
                .matcher(readme);
        assertTrue(matcher.find(), "the README has a line to " + name);
        return new ReadmeLine(matcher.group(1).replace("\\|", "|"));
    }

    /** Puts something else where {@code part} is, which must be there. */
    ReadmeLine with(String part, String instead) {
        assertTrue(command.contains(part), part + " is in " + command);
        return new ReadmeLine(command.replace(part, instead));
    }

    Launched start(Map<String, String> environment) throws IOException {
        return Launched.command(environment, List.of("sh", "-c", inProject() + "exec " + command));
    }

    /** A line of several programs that hand on to one another. */
    Launched startPipe(Map<String, String> environment) throws IOException {
        return Launched.command(environment, List.of("sh", "-c", inProject() + command));
    }

    private static String inProject() {
        return "cd '" + Launched.projectRoot() + "' && ";
    }

    /** With its standard output to be read. */
    Launched startPiped() throws IOException {
        return Launched.piped(Map.of(), List.of("sh", "-c", "exec " + command));
    }
}
