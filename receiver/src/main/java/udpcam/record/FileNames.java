package udpcam.record;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a recording's files: {@code barn.mkv}, then {@code barn-0001.mkv} and so on, of which each new one has the number
 * behind the highest that is there. So no file is written over. Called by one thread.
 */
public final class FileNames {
    private final Supplier<Path> first;
    private final boolean isNumbered;

    /**
     * @param first the name of a file that begins now
     * @param isNumbered whether even the first file has a number
     */
    public FileNames(Supplier<Path> first, boolean isNumbered) {
        this.first = first;
        this.isNumbered = isNumbered;
    }

    /** The name that is asked for, without a number. */
    Path wanted() {
        return first.get();
    }

    /** Makes the next file, empty, so that no other program takes its name. */
    public Path next() throws IOException {
        Path file = first.get();
        Path free = isNumbered ? numbered(file) : file;
        while (true) {
            try {
                return Files.createFile(free);
            } catch (FileAlreadyExistsException e) {
                free = numbered(file);
            }
        }
    }

    private Path numbered(Path file) throws IOException {
        SortedMap<Long, Path> there = parts(file);
        long number = there.isEmpty() ? 1 : there.lastKey() + 1;
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return file.resolveSibling("%s-%04d%s".formatted(name.substring(0, dot), number, name.substring(dot)));
    }

    /** The files with numbers that are there, also those of earlier runs, by their numbers. */
    Map<Long, Path> parts() throws IOException {
        return parts(first.get());
    }

    private static SortedMap<Long, Path> parts(Path file) throws IOException {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        Pattern form = Pattern.compile(
                Pattern.quote(name.substring(0, dot)) + "-(\\d{4,18})" + Pattern.quote(name.substring(dot)));
        SortedMap<Long, Path> found = new TreeMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(file.resolveSibling(""))) {
            for (Path each : all) {
                Matcher matcher = form.matcher(name(each));
                if (matcher.matches()) {
                    found.put(Long.valueOf(matcher.group(1)), file.resolveSibling(name(each)));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause(); // the disk has gone
        }
        return found;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
