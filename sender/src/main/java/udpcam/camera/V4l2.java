package udpcam.camera;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import udpcam.camera.V4l2Layout.BufferRequest;
import udpcam.camera.V4l2Layout.Capability;
import udpcam.camera.V4l2Layout.FormatEntry;
import udpcam.camera.V4l2Layout.IntervalEntry;
import udpcam.camera.V4l2Layout.SizeEntry;
import udpcam.jpeg.PictureSize;

/** A video device of Linux, open to be asked what it is; it takes no pictures. Called by one thread. */
final class V4l2 implements AutoCloseable {
    private static final int ENTRIES_MAX = 256; // a bound for drivers that never end a list
    private static final @Nullable Libc LIBC = Libc.load();

    private final Libc libc;
    private final int file;
    private final boolean answers;
    private final ByteBuffer capability = struct(Capability.BYTES);

    private V4l2(Libc libc, String path) throws CameraException {
        this.libc = libc;
        try {
            this.file = libc.open(path, Libc.O_RDWR | Libc.O_NONBLOCK | Libc.O_CLOEXEC);
        } catch (LastErrorException e) {
            throw Refusal.ofOpen(path, e);
        }
        this.answers = ioctl(Capability.QUERYCAP, capability);
    }

    /** Whether devices can be asked here; if not, {@link #open} throws. */
    static boolean isAvailable() {
        return LIBC != null;
    }

    /** Opens a device; whether it is a camera is to be asked. */
    static V4l2 open(String path) throws CameraException {
        if (LIBC == null) {
            throw new CameraException("Devices cannot be asked: JNA's library does not load here", false);
        }
        return new V4l2(LIBC, path);
    }

    /** Whether the device is plugged in: its node is left for a moment when it is not. */
    static boolean isThere(String path) {
        try (V4l2 device = open(path)) {
            return device.answers;
        } catch (CameraException e) {
            return false;
        }
    }

    /** Whether it gives pictures: the nodes of codecs, and those for the metadata of a camera, do not. */
    boolean isCamera() {
        return answers && Capability.isCamera(capability);
    }

    /** What it offers, in its own order. */
    List<PixelFormat> formats() {
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

    /** Whether another program takes pictures with it. */
    boolean isBusy() {
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
                break; // a range stands alone
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

    /** False if the driver refuses: an enumeration is at its end, or the device knows nothing of it. */
    private boolean ioctl(long request, ByteBuffer argument) {
        try {
            libc.ioctl(file, new NativeLong(request, true), argument);
            return true;
        } catch (LastErrorException e) {
            return false;
        }
    }

    private static ByteBuffer struct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
