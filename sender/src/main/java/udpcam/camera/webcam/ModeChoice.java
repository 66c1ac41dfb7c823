package udpcam.camera.webcam;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import udpcam.camera.CameraException;
import udpcam.camera.CameraRequest;
import udpcam.camera.v4l2.PixelFormat;
import udpcam.jpeg.PictureSize;

/**
 * Chooses the mode of a camera: the size nearest to the one wanted, then the format with the most frames a second at that
 * size, then the format that takes the least work.
 */
final class ModeChoice {
    static final PictureSize DEFAULT_SIZE = new PictureSize(640, 480); // OpenCV has the same default
    private static final double DEFAULT_FPS = 30;

    private final String camera;
    private final CameraRequest request;
    private final PictureSize wanted;
    private final double fps;

    private ModeChoice(String camera, CameraRequest request) {
        this.camera = camera;
        this.request = request;
        this.wanted = request.size() == null ? DEFAULT_SIZE : request.size();
        this.fps = request.fps() > 0 ? request.fps() : DEFAULT_FPS;
    }

    /**
     * The choice among the formats of a camera.
     *
     * @throws CameraException if the camera has no usable format, or not the one asked for
     */
    static CameraMode choose(String camera, List<PixelFormat> formats, CameraRequest request) throws CameraException {
        return formats.isEmpty() ? blindly(request) : new ModeChoice(camera, request).among(formats);
    }

    /** The choice for a camera that does not list its formats. Many reach a good rate at large sizes in MJPG only. */
    static CameraMode blindly(CameraRequest request) {
        boolean large = request.size() != null && request.size().pixels() > DEFAULT_SIZE.pixels();
        boolean auto = request.format().equals(CameraRequest.AUTO);
        String fourcc = auto ? (large ? "MJPG" : "") : String.format("%-4s", request.format());
        return new CameraMode(fourcc.toUpperCase(Locale.ROOT), request.size(), request.fps());
    }

    private CameraMode among(List<PixelFormat> formats) throws CameraException {
        List<PixelFormat> usable =
                formats.stream().filter(PixelFormat::isUsable).toList();
        if (usable.isEmpty()) {
            throw new CameraException(camera + " has no format that can be used, only " + names(formats), false);
        }
        List<PixelFormat> allowed = allowed(usable);
        if (allowed.isEmpty()) {
            throw new CameraException(
                    camera + " has no format " + request.format() + ": use " + names(usable) + " or auto", false);
        }
        PictureSize size = allowed.stream()
                .flatMap(this::nearestSizes)
                .min(Comparator.comparingLong(this::distance))
                .orElse(wanted);
        return allowed.stream()
                .min(Comparator.comparingLong((PixelFormat format) -> -rate(format, size))
                        .thenComparingInt(this::rank))
                .map(format -> new CameraMode(format.fourcc(), size, fps))
                .orElseThrow();
    }

    private List<PixelFormat> allowed(List<PixelFormat> usable) {
        if (!request.format().equals(CameraRequest.AUTO)) {
            return usable.stream()
                    .filter(format -> format.option().equalsIgnoreCase(request.format()))
                    .toList();
        }
        List<PixelFormat> colour = usable.stream().filter(PixelFormat::isColour).toList();
        return colour.isEmpty() ? usable : colour;
    }

    private Stream<PictureSize> nearestSizes(PixelFormat format) {
        return format.sizes().stream().map(range -> range.nearest(wanted));
    }

    /** The measure of the kernel's v4l2_find_nearest_size. */
    private long distance(PictureSize size) {
        return Math.abs((long) size.width() - wanted.width()) + Math.abs((long) size.height() - wanted.height());
    }

    /** Whole frames a second at this size, no more than wanted; -1 if the format does not have the size. */
    private long rate(PixelFormat format, PictureSize size) {
        return format.sizes().stream()
                .filter(range -> range.nearest(size).equals(size))
                .mapToLong(range -> Math.round(Math.min(fps, range.highestRate())))
                .max()
                .orElse(-1);
    }

    /** A JPEG that passes through takes the least work. */
    private int rank(PixelFormat format) {
        return request.passthrough() && PixelFormat.isJpeg(format.fourcc()) ? -1 : format.rank();
    }

    private static String names(List<PixelFormat> formats) {
        return formats.stream().map(PixelFormat::option).distinct().collect(Collectors.joining(", "));
    }
}
