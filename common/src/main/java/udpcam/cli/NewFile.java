package udpcam.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;

/** A file to be written: in a folder that exists, and none itself. */
public final class NewFile implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
        Path file = path(value);
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw Values.refused(value, "a file, but a folder");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw Values.refused(value, "in a folder that exists");
        }
        return file;
    }

    /** A file to be read, which is looked for when it is needed. */
    public static final class PathConverter implements ITypeConverter<Path> {
        @Override
        public Path convert(String value) {
            return path(value);
        }
    }

    /** The path of that name, or the refusal of a name that no file can have here. */
    public static Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            boolean hasOtherLetters = !StandardCharsets.US_ASCII.newEncoder().canEncode(value);
            throw Values.refused(
                    value,
                    "a name that a file can have here"
                            + (hasOtherLetters ? " (LC_ALL=C.UTF-8 allows all letters)" : ""));
        }
    }
}
