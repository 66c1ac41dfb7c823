package udpcam.find;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import udpcam.cli.Secrets;

/**
 * The words of a command line as a shell takes them. They are shown without the passwords in them.
 *
 * @param words without the program's name
 */
public record CommandWords(String program, List<String> words) {
    private static final String FIND = "--find";

    /** The same command with something else in place of {@code --find}, at the front; stars in place of passwords. */
    String with(String instead) {
        List<String> line = new ArrayList<>(List.of(program, instead));
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals(FIND)) {
                boolean hasName = i + 1 < words.size() && !words.get(i + 1).startsWith("-");
                i += hasName ? 1 : 0;
            } else if (!words.get(i).startsWith(FIND + "=")) {
                line.add(quoted(Secrets.masked(words.get(i))));
            }
        }
        return String.join(" ", line);
    }

    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./\\[\\]-]+") ? word : quoted(word, File.separatorChar == '\\');
    }

    /** In single quotes, in which a shell takes everything as it stands; that of Windows knows double ones alone. */
    static String quoted(String word, boolean isForWindows) {
        return isForWindows ? "\"" + word + "\"" : "'" + word.replace("'", "'\\''") + "'";
    }
}
