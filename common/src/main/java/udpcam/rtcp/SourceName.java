package udpcam.rtcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The name by which people know a source (NAME, RFC 3550 6.5.2): "Front door".
 *
 * @param text without characters that control or mark up text; 1-255 bytes as UTF-8
 */
public record SourceName(String text) {
    /** The most that an item of SDES has. */
    public static final int MOST_BYTES = 255;

    public SourceName {
        if (!isValid(text)) {
            throw new IllegalArgumentException("no name");
        }
    }

    /** Whether a text may be a name. */
    public static boolean isValid(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return !text.isBlank() && bytes <= MOST_BYTES && text.codePoints().allMatch(SourceName::isPlain);
    }

    /** What the bytes of an item say, without all that is no plain text; null if nothing is left. */
    static @Nullable SourceName read(ByteBuffer item) {
        StringBuilder plain = new StringBuilder();
        StandardCharsets.UTF_8
                .decode(item)
                .codePoints()
                .filter(SourceName::isPlain)
                .forEach(plain::appendCodePoint);
        String text = plain.toString().strip();
        return isValid(text) ? new SourceName(text) : null;
    }

    /** No control characters, no line breaks, none that turn the direction of what follows, no halves of characters. */
    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> codePoint != 0xFFFD; // what stands for bytes that are no UTF-8
        };
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
