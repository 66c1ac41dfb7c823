package udpcam.camera.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import udpcam.camera.Camera;
import udpcam.camera.CameraException;
import udpcam.camera.CameraRequest;
import udpcam.camera.RateLimit;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.pixels.ImageDecoder;
import udpcam.pixels.Orientation;
import udpcam.pixels.PictureTurner;
import udpcam.run.NanoClock;

/**
 * A camera that gives JPEG over HTTP. Its pictures keep their own JPEG, unless they have to be scaled or turned.
 *
 * <p>A response with more than one picture is a stream. One with a single picture is asked for again, once a second or as
 * often as the user wants.
 */
public final class HttpCamera implements Camera {
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final HttpSource source;
    private final CameraRequest request;
    private final NanoClock clock;
    private final Picture.Supply supply;
    private final RateLimit rateLimit;
    private final JpegParts parts = new JpegParts();
    private final ImageDecoder decoder = new ImageDecoder();
    private final PictureTurner turner = new PictureTurner();
    private HttpSource.@Nullable Response response;
    private BodyKind kind = BodyKind.OTHER;
    private boolean isFile;
    private long askedNanos;
    private int pictures; // of the response
    private PictureSize size = new PictureSize(1, 1);

    private HttpCamera(String url, CameraRequest request, NanoClock clock, Picture.Supply supply)
            throws CameraException {
        this.source = new HttpSource(url);
        this.request = request;
        this.clock = clock;
        this.supply = supply;
        this.rateLimit = new RateLimit(request.fps(), clock.nanoTime());
    }

    /** Whether the device is a URL of HTTP. */
    public static boolean isUrl(String device) {
        return HttpAddress.isHttp(device);
    }

    /** Opens what is no camera that gives JPEG, but may be video: a file if it has an end, or live. */
    @FunctionalInterface
    public interface VideoOpener {
        Camera open(boolean isFile) throws CameraException;
    }

    /** Asks for the URL; {@code video} opens it if its server gives neither JPEG nor another image. */
    public static Camera open(
            String url, CameraRequest request, NanoClock clock, Picture.Supply supply, VideoOpener video)
            throws CameraException {
        HttpCamera camera = new HttpCamera(url, request, clock, supply);
        try {
            camera.ask();
        } catch (CameraException e) {
            camera.close();
            throw e;
        }
        if (camera.kind == BodyKind.OTHER) {
            boolean isFile = camera.isFile;
            camera.close(); // some servers have room for one client
            return video.open(isFile);
        }
        return camera;
    }

    private void ask() throws CameraException {
        askedNanos = clock.nanoTime();
        HttpSource.Response asked = source.request();
        response = asked;
        if (asked == null) {
            kind = BodyKind.OTHER;
            return;
        }
        pictures = 0;
        parts.begin(asked.body());
        String head;
        try {
            head = parts.head();
        } catch (IOException e) {
            throw source.failure(e);
        }
        if (head.isEmpty()) {
            throw new CameraException(source.name() + " gives an empty answer", true);
        }
        kind = BodyKind.of(asked.contentType(), head);
        isFile = asked.length() > 0 && !BodyKind.isList(asked.contentType(), head);
        if (kind == BodyKind.TEXT) {
            String type = asked.contentType().isEmpty() ? "" : " (" + asked.contentType() + ")";
            throw new CameraException(
                    source.name() + " gives text" + type + ", no pictures: a login page, or not the camera's stream?",
                    false);
        }
    }

    @Override
    public @Nullable Picture grab() throws CameraException, InterruptedException {
        if (response == null) {
            double fps = request.fps();
            clock.sleepUntil(askedNanos + (fps > 0 ? (long) (1e9 / fps) : AGAIN_NANOS));
            ask();
        }
        if (kind == BodyKind.IMAGE) {
            return image();
        }
        if (!hasNext()) {
            end();
            return null;
        }
        pictures++;
        size = parts.size();
        long now = clock.nanoTime();
        return rateLimit.admits(now) || pictures == 1 ? jpeg(parts.jpeg(), now) : null;
    }

    private boolean hasNext() throws CameraException {
        try {
            return parts.next();
        } catch (IOException e) {
            if (pictures == 1) {
                disconnect(); // some servers leave the connection open behind a single picture, or end it badly
                return false;
            }
            throw source.failure(e);
        }
    }

    private Picture jpeg(ByteBuffer jpeg, long capturedNanos) throws CameraException {
        PictureSize wanted = request.size();
        Orientation orientation = parts.orientation();
        boolean isFit = orientation.equals(Orientation.UPRIGHT) && (wanted == null || wanted.equals(size));
        return isFit ? supply.copyJpeg(jpeg, size, capturedNanos) : decoded(jpeg, orientation, capturedNanos);
    }

    private Picture image() throws CameraException {
        try {
            ByteBuffer image = parts.rest();
            pictures = 1;
            end();
            Picture picture = decoded(image, Orientation.UPRIGHT, clock.nanoTime());
            size = picture.size();
            return picture;
        } catch (IOException e) {
            throw source.failure(e);
        }
    }

    private Picture decoded(ByteBuffer image, Orientation orientation, long capturedNanos) throws CameraException {
        PictureSize wanted = request.size() == null ? null : orientation.applyTo(request.size());
        Picture picture = decoder.decode(image, wanted, supply, capturedNanos);
        if (picture == null) {
            throw new CameraException(source.name() + " gives an image that cannot be decoded", true);
        }
        return turner.upright(picture, orientation);
    }

    /** The response is at its end: a single picture is asked for again, a stream has ended. */
    private void end() throws CameraException {
        if (pictures == 1) {
            release();
            return;
        }
        throw new CameraException(source.name() + " ended" + (pictures == 0 ? " without a whole picture" : ""), true);
    }

    private void release() {
        try {
            if (response != null) {
                response.release();
            }
        } catch (IOException e) {
            disconnect(); // the next request gets another connection
        }
        response = null;
    }

    @Override
    public boolean ended() {
        return false;
    }

    @Override
    public String description() {
        boolean isScaled = request.size() != null && kind == BodyKind.JPEGS;
        return (kind == BodyKind.JPEGS ? "JPEG " : "image ") + size + (isScaled ? ", scaled to " + request.size() : "");
    }

    @Override
    public void close() {
        disconnect();
        decoder.close();
        turner.close();
    }

    private void disconnect() {
        if (response != null) {
            response.close();
            response = null;
        }
    }
}
