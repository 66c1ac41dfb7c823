package udpcam.camera.webcam;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import udpcam.camera.CameraRequest;
import udpcam.camera.v4l2.SizeRange;
import udpcam.jpeg.PictureSize;

/**
 * A mode of a camera: the one asked for, or the one that it gives.
 *
 * @param fourcc the pixel format; empty: the camera's default
 * @param size null: the camera's default
 * @param fps frames a second; 0: the camera's default, or not known
 */
record CameraMode(String fourcc, @Nullable PictureSize size, double fps) {
    private static final double RATE_TOLERANCE = 0.02; // accepts 29.97 for 30

    /** For the user: this mode, and what differs from the request. */
    String describe(CameraRequest request) {
        StringBuilder text = new StringBuilder();
        text.append(fourcc.isBlank() ? "" : fourcc.strip() + " ").append(size == null ? "default size" : size);
        if (fps > 0 && fps < Double.POSITIVE_INFINITY) {
            text.append(", promises ").append(SizeRange.number(fps)).append(" fps");
        }
        String differing = differing(request);
        return text.append(differing.isEmpty() ? "" : " (asked " + differing + ")")
                .toString();
    }

    private String differing(CameraRequest request) {
        StringJoiner text = new StringJoiner(", ");
        if (!request.format().equals(CameraRequest.AUTO) && !request.format().equalsIgnoreCase(fourcc.strip())) {
            text.add(request.format());
        }
        if (request.size() != null && !request.size().equals(size)) {
            text.add(request.size().toString());
        }
        if (request.fps() > 0 && Math.abs(fps - request.fps()) > RATE_TOLERANCE * request.fps()) {
            text.add(SizeRange.number(request.fps()) + " fps");
        }
        return text.toString();
    }
}
