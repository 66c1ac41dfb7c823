package udpcam.camera.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a file lists in place of video. */
enum Listing {
    /** Nothing: it is video itself, or what only FFmpeg knows. */
    NONE(""),
    /** A session description (RFC 8866): where live video comes to. */
    SESSION("sdp"),
    /** Files that FFmpeg plays one behind the other. */
    CONCAT("concat"),
    /** Segments of HTTP Live Streaming (RFC 8216). */
    SEGMENTS("hls"),
    /** Entries for the user of a player to choose from. */
    ENTRIES("");

    private static final int HEAD_BYTES = 4096;
    private static final Pattern FIRST_FILE =
            Pattern.compile("\\A(?:\\s*(?:#.*)?\\R)*\\s*(?:ffconcat version |file\\s)");

    private final String format;

    Listing(String format) {
        this.format = format;
    }

    /** Looks into a regular file. */
    static Listing of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return NONE; // FFmpeg says why
        }
    }

    private static Listing of(String head) {
        String text = head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3) : head; // a byte order mark in UTF-8
        if (text.stripLeading().startsWith("v=0") && text.contains("m=")) {
            return SESSION;
        }
        if (text.stripLeading().startsWith("#EXTM3U")) {
            return text.contains("#EXT-X-") ? SEGMENTS : ENTRIES;
        }
        return FIRST_FILE.matcher(text).find() ? CONCAT : NONE;
    }

    /** FFmpeg's name of the format; empty if FFmpeg finds it out. */
    String format() {
        return format;
    }
}
