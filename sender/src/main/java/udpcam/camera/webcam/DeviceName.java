package udpcam.camera.webcam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import udpcam.camera.CameraErrors;
import udpcam.camera.CameraException;
import udpcam.camera.v4l2.Libc;

/**
 * A camera's name in {@code --device}: a number or, on Linux, a path. The path is a node such as /dev/video2, or a link under
 * /dev/v4l/by-id, which stays the same when the camera gets another number.
 */
public final class DeviceName {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern NODE = Pattern.compile("video(\\d{1,4})");

    private final String text;
    private final boolean linux;
    private final Path dev;

    private DeviceName(String text, boolean linux, Path dev) {
        this.text = text;
        this.linux = linux;
        this.dev = dev;
    }

    /**
     * The device node that a name means now.
     *
     * @param index the camera's number for OpenCV
     * @param label for messages: the path, or the number on systems without paths
     */
    public record Node(int index, String label) {}

    /** The name of a camera; empty if the text is another name, of a file or a URL. */
    public static Optional<DeviceName> parse(String text) {
        return parse(text, Libc.isLinux(), Path.of("/dev"));
    }

    /** {@link #parse(String)} with the folder of the devices. */
    static Optional<DeviceName> parse(String text, boolean linux, Path dev) {
        DeviceName name = new DeviceName(text, linux, dev);
        return NUMBER.matcher(text).matches() || (linux && name.isPath()) ? Optional.of(name) : Optional.empty();
    }

    /** Follows the links again, because the camera's number may have changed. */
    public Node resolve() throws CameraException {
        if (NUMBER.matcher(text).matches()) {
            int index = Integer.parseInt(text);
            return new Node(index, linux ? dev.resolve("video" + index).toString() : text);
        }
        Path real = real();
        Matcher node = NODE.matcher(String.valueOf(real.getFileName()));
        if (!node.matches()) {
            throw CameraErrors.notACamera(text);
        }
        return new Node(Integer.parseInt(node.group(1)), real.toString());
    }

    /** As the user wrote it. */
    @Override
    public String toString() {
        return text;
    }

    private boolean isPath() {
        Path path;
        try {
            path = Path.of(text);
        } catch (InvalidPathException e) { // letters that the locale has not
            return false;
        }
        return path.startsWith(dev.resolve("v4l")) || (dev.equals(path.getParent()) && isNode(path)) || isLink(path);
    }

    /** Whether the path is a link that a udev rule made for a camera. */
    private boolean isLink(Path path) {
        try {
            return path.startsWith(dev)
                    && Files.isSymbolicLink(path)
                    && NODE.matcher(String.valueOf(path.toRealPath().getFileName()))
                            .matches();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isNode(Path path) {
        return NODE.matcher(String.valueOf(path.getFileName())).matches();
    }

    private Path real() throws CameraException {
        try {
            return Path.of(text).toRealPath();
        } catch (IOException e) {
            throw CameraErrors.missing(text, e);
        }
    }
}
