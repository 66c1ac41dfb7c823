package udpcam.display.x11;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import udpcam.display.x11.XShm.SegmentInfo;
import udpcam.jpeg.PictureSize;
import udpcam.picture.PaddedBuffer;
import udpcam.picture.Raster;

/** A picture in memory that the X server reads, too. */
public final class SharedImage {
    private static final int MAX_SIDE = 32_767; // coordinates of X have 16 bits, and a sign
    private static final SystemV SYSTEM_V = Native.load("c", SystemV.class);

    private final XWindow window;
    private final SegmentInfo segment;
    private final Pointer memory;
    private final Pointer image;
    private final Raster raster;

    public SharedImage(XWindow window, PictureSize size) throws SharedMemoryException {
        this.window = window;
        long bytes = Integer.BYTES * size.pixels();
        long needed = PaddedBuffer.neededBytes(bytes);
        if (needed > Integer.MAX_VALUE || Math.max(size.width(), size.height()) > MAX_SIDE) {
            throw new SharedMemoryException(size + " is too large for X");
        }
        segment = new SegmentInfo();
        segment.readOnly = 1;
        memory = share(window, segment, needed);
        ByteBuffer pixels = PaddedBuffer.in(memory.getByteBuffer(0, needed), (int) bytes);
        try {
            image = window.image(segment, Native.getDirectBufferPointer(pixels), size);
        } catch (SharedMemoryException refused) {
            SYSTEM_V.shmdt(memory);
            throw refused;
        }
        raster = new Raster(size, pixels.asIntBuffer());
        requireThatItIsRead();
    }

    private static Pointer share(XWindow window, SegmentInfo segment, long bytes) throws SharedMemoryException {
        try {
            segment.id =
                    SYSTEM_V.shmget(SystemV.IPC_PRIVATE, new NativeLong(bytes), SystemV.IPC_CREAT | SystemV.OWNER_ONLY);
            try {
                Pointer memory = SYSTEM_V.shmat(segment.id, null, 0);
                segment.address = memory;
                window.attach(segment);
                return memory;
            } finally {
                SYSTEM_V.shmctl(segment.id, SystemV.IPC_RMID, null); // it goes when both have let go, or have died
            }
        } catch (LastErrorException e) {
            throw new SharedMemoryException("the system shares no " + bytes + " bytes: " + e.getMessage());
        }
    }

    private void requireThatItIsRead() throws SharedMemoryException {
        int mark = ((int) (Pointer.nativeValue(memory) >>> 12) & 0xFFFFFF) | 1; // pages lie elsewhere in each program
        raster.pixels().put(0, mark);
        if (!window.reads(image, mark)) {
            close();
            throw new SharedMemoryException("the X server does not see this program's memory");
        }
    }

    public Raster raster() {
        return raster;
    }

    /**
     * Draws it into the window; it must stay as it is until the window is synced.
     *
     * @param place in device pixels; in another size than its own it is scaled
     */
    public void draw(Rectangle place) {
        window.draw(image, raster.size(), place);
    }

    /**
     * Draws some of it, scaled; it must stay as it is until the window is synced.
     *
     * @param place in device pixels
     * @param toPicture from the place's pixels, counted from its corner, to the picture's
     */
    public void draw(Rectangle place, AffineTransform toPicture) {
        window.draw(image, raster.size(), place, toPicture);
    }

    /** Gives the memory back; to use the raster after that brings the program down. */
    public void close() {
        window.detach(segment, image);
        SYSTEM_V.shmdt(memory);
    }
}
