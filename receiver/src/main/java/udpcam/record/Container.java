package udpcam.record;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of video files, and how FFmpeg writes them so that they play up to their last frame wherever they are cut off. */
public enum Container {
    /** A cluster for each frame. */
    MATROSKA(".mkv", "matroska", "", true),

    /** A fragment for each frame, written with the next one; at its end the file becomes an ordinary one. */
    MP4(".mp4", "mp4", "frag_every_frame+hybrid_fragmented", false);

    private final String suffix;
    private final String muxer;
    private final String flags;
    private final boolean isFlushed;

    Container(String suffix, String muxer, String flags, boolean isFlushed) {
        this.suffix = suffix;
        this.muxer = muxer;
        this.flags = flags;
        this.isFlushed = isFlushed;
    }

    /** The kind that a file's name tells; null if it tells none. */
    public static @Nullable Container of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        for (Container each : values()) {
            if (name.endsWith(each.suffix)) {
                return each;
            }
        }
        return null;
    }

    /** FFmpeg's name. */
    String muxer() {
        return muxer;
    }

    /** FFmpeg's {@code movflags}. */
    String flags() {
        return flags;
    }

    /** Whether the muxer has to be told that a frame is to be in the file at once. */
    boolean isFlushed() {
        return isFlushed;
    }
}
