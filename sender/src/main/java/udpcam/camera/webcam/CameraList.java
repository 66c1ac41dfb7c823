package udpcam.camera.webcam;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import udpcam.camera.CameraException;
import udpcam.camera.v4l2.Libc;
import udpcam.camera.v4l2.PixelFormat;
import udpcam.camera.v4l2.V4l2Device;

/** The cameras of this system, for {@code --list-devices}. */
public final class CameraList {
    /** Asks devices for their formats. */
    interface Prober {
        /** The formats of a camera; empty if the device is not a camera. */
        Optional<List<PixelFormat>> probe(String path) throws CameraException;
    }

    private static final Pattern NODE = Pattern.compile("video(\\d{1,4})");

    private final Path sysClass;
    private final Prober prober;

    /** {@code sysClass}: the folder with a folder for each video device, /sys/class/video4linux. */
    CameraList(Path sysClass, Prober prober) {
        this.sysClass = sysClass;
        this.prober = prober;
    }

    /**
     * The cameras, sorted by their numbers.
     *
     * @throws CameraException if this system has no list; the message says what to do
     */
    public static List<ListedCamera> ofThisSystem() throws CameraException {
        return Libc.isLinux()
                ? new CameraList(Path.of("/sys/class/video4linux"), CameraList::askDevice).cameras()
                : DirectShowCameras.list();
    }

    /** The list for the user: a line for each camera, and below it one for each of its formats. */
    public static List<String> lines(List<ListedCamera> cameras) {
        List<String> lines = new ArrayList<>();
        for (ListedCamera camera : cameras) {
            String path = camera.path().isEmpty() ? "" : camera.path() + "  ";
            lines.add(camera.index() + "  " + path + camera.name());
            if (!camera.problem().isEmpty()) {
                lines.add("      " + camera.problem());
            }
            for (PixelFormat format : camera.formats()) {
                lines.add("      " + format);
            }
        }
        return lines;
    }

    List<ListedCamera> cameras() throws CameraException {
        List<ListedCamera> cameras = new ArrayList<>();
        for (Path folder : folders()) {
            Matcher node = NODE.matcher(String.valueOf(folder.getFileName()));
            if (node.matches()) {
                probe(Integer.parseInt(node.group(1)), folder).ifPresent(cameras::add);
            }
        }
        cameras.sort(Comparator.comparingInt(ListedCamera::index));
        return cameras;
    }

    private List<Path> folders() throws CameraException {
        if (!Files.isDirectory(sysClass)) {
            return List.of(); // no video driver is loaded
        }
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(sysClass)) {
            entries.forEach(folders::add);
        } catch (IOException e) {
            throw new CameraException("Cannot read " + sysClass + ": " + e.getMessage(), false, e);
        }
        return folders;
    }

    private Optional<ListedCamera> probe(int index, Path folder) {
        String path = "/dev/video" + index;
        String name = name(folder);
        try {
            return prober.probe(path).map(formats -> new ListedCamera(index, path, name, usable(formats), ""));
        } catch (CameraException e) {
            return Optional.of(new ListedCamera(index, path, name, List.of(), String.valueOf(e.getMessage())));
        }
    }

    /** Leaves out formats that {@code --camera-format} does not take. vivid, a test driver, has 83 in all. */
    private static List<PixelFormat> usable(List<PixelFormat> formats) {
        return formats.stream().filter(PixelFormat::isUsable).toList();
    }

    private static String name(Path folder) {
        try {
            return Files.readString(folder.resolve("name")).strip();
        } catch (IOException e) {
            return "(no name)";
        }
    }

    private static Optional<List<PixelFormat>> askDevice(String path) throws CameraException {
        try (V4l2Device device = V4l2Device.open(path)) {
            return device.isCamera() ? Optional.of(device.formats()) : Optional.empty();
        }
    }
}
