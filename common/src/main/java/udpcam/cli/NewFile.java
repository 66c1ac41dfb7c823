package udpcam.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;

/** A file to be written: in a folder that exists, and none itself. */
public final class NewFile implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
        Path file = Path.of(value);
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw Values.refused(value, "a file, but a folder");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw Values.refused(value, "in a folder that exists");
        }
        return file;
    }
}
