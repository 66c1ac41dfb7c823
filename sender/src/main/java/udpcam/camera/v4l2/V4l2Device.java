package udpcam.camera.v4l2;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import udpcam.camera.CameraErrors;
import udpcam.camera.CameraException;
import udpcam.camera.v4l2.V4l2Layout.BufferRequest;
import udpcam.camera.v4l2.V4l2Layout.Capability;
import udpcam.camera.v4l2.V4l2Layout.FormatEntry;
import udpcam.camera.v4l2.V4l2Layout.IntervalEntry;
import udpcam.camera.v4l2.V4l2Layout.SizeEntry;
import udpcam.jpeg.PictureSize;
import udpcam.picture.PaddedBuffer;

/** An open video device of Linux: tells what it is and which modes it has. Takes no pictures. Called by one thread. */
public final class V4l2Device implements AutoCloseable {
    private static final int ENTRIES_MAX = 256; // some drivers never end a list
    private static final @Nullable Libc LIBC = Libc.load();

    private final Libc libc;
    private final int file;
    private final boolean answers;
    private final ByteBuffer capability = struct(Capability.BYTES);

    private V4l2Device(Libc libc, String path) throws CameraException {
        this.libc = libc;
        try {
            this.file = libc.open(path, Libc.O_RDWR | Libc.O_NONBLOCK | Libc.O_CLOEXEC);
        } catch (LastErrorException e) {
            throw notOpened(path, e);
        }
        this.answers = ioctl(Capability.QUERYCAP, capability);
    }

    /** Whether this system has such devices; if not, {@link #open} throws. */
    public static boolean isAvailable() {
        return LIBC != null;
    }

    /** Opens a device, camera or not. */
    public static V4l2Device open(String path) throws CameraException {
        if (LIBC == null) {
            throw new CameraException("Devices cannot be asked: JNA's library does not load here", false);
        }
        return new V4l2Device(LIBC, path);
    }

    /** Whether the device is plugged in. An unplugged device's node exists for a moment but does not answer. */
    public static boolean isThere(String path) {
        try (V4l2Device device = open(path)) {
            return device.answers;
        } catch (CameraException e) {
            return false;
        }
    }

    /** Whether the device gives pictures. The nodes of codecs and of cameras' metadata do not. */
    public boolean isCamera() {
        return answers && Capability.isCamera(capability);
    }

    /** The pixel formats of the device, in its own order. */
    public List<PixelFormat> formats() {
        Map<String, PixelFormat> formats = new LinkedHashMap<>(); // some cameras offer a format twice
        ByteBuffer entry = struct(FormatEntry.BYTES);
        for (int index = 0; index < ENTRIES_MAX; index++) {
            FormatEntry.ask(entry, index, Capability.bufferType(capability));
            if (!ioctl(FormatEntry.ENUM_FMT, entry)) {
                break;
            }
            int code = FormatEntry.pixelFormat(entry);
            formats.computeIfAbsent(PixelFormat.fourcc(code), fourcc -> new PixelFormat(fourcc, sizes(code)));
        }
        return List.copyOf(formats.values());
    }

    /** Whether another program takes pictures with the device. */
    public boolean isBusy() {
        ByteBuffer request = struct(BufferRequest.BYTES);
        BufferRequest.ask(request, 0, Capability.bufferType(capability));
        try {
            libc.ioctl(file, new NativeLong(BufferRequest.REQBUFS, true), request);
            return false;
        } catch (LastErrorException e) {
            return e.getErrorCode() == Libc.EBUSY;
        }
    }

    @Override
    public void close() {
        libc.close(file);
    }

    /** Why open(2) failed. */
    private static CameraException notOpened(String path, LastErrorException error) {
        return switch (error.getErrorCode()) {
            case Libc.ENOENT, Libc.ENXIO, Libc.ENODEV -> CameraErrors.missing(path, error);
            case Libc.EBUSY -> CameraErrors.busy(path, error);
            case Libc.EACCES, Libc.EPERM -> CameraErrors.forbidden(path, error);
            default -> new CameraException("Camera " + path + " cannot be opened: " + error.getMessage(), true, error);
        };
    }

    private List<SizeRange> sizes(int format) {
        List<SizeRange> sizes = new ArrayList<>();
        ByteBuffer entry = struct(SizeEntry.BYTES);
        for (int index = 0; index < ENTRIES_MAX; index++) {
            SizeEntry.ask(entry, index, format);
            if (!ioctl(SizeEntry.ENUM_FRAMESIZES, entry)) {
                break;
            }
            SizeRange range = SizeEntry.range(entry);
            sizes.add(range.withRates(rates(format, range.largest())));
            if (!SizeEntry.isDiscrete(entry)) {
                break; // a range is the only entry
            }
        }
        return List.copyOf(sizes);
    }

    private List<Double> rates(int format, PictureSize size) {
        List<Double> rates = new ArrayList<>();
        ByteBuffer entry = struct(IntervalEntry.BYTES);
        for (int index = 0; index < ENTRIES_MAX; index++) {
            IntervalEntry.ask(entry, index, format, size.width(), size.height());
            if (!ioctl(IntervalEntry.ENUM_FRAMEINTERVALS, entry)) {
                break;
            }
            rates.addAll(IntervalEntry.rates(entry));
            if (!IntervalEntry.isDiscrete(entry)) {
                break;
            }
        }
        rates.sort(Comparator.reverseOrder());
        return List.copyOf(rates);
    }

    /** Calls the driver. False if it refuses: an enumeration is at its end, or the driver does not know the request. */
    private boolean ioctl(long request, ByteBuffer argument) {
        try {
            libc.ioctl(file, new NativeLong(request, true), argument);
            return true;
        } catch (LastErrorException e) {
            return false;
        }
    }

    private static ByteBuffer struct(int bytes) {
        return PaddedBuffer.allocate(bytes);
    }
}
