package udpcam.camera.v4l2;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions of Linux's C library that Java does not offer. Each throws where the C function returns -1. */
public interface Libc extends Library {
    int O_RDWR = 2; // these three are the same on x86 and ARM
    int O_NONBLOCK = 0x800;
    int O_CLOEXEC = 0x80000;

    int EPERM = 1;
    int ENOENT = 2;
    int ENXIO = 6;
    int EACCES = 13;
    int EBUSY = 16;
    int ENODEV = 19;

    int open(String path, int flags) throws LastErrorException;

    int close(int file) throws LastErrorException;

    int ioctl(int file, NativeLong request, ByteBuffer argument) throws LastErrorException;

    int setenv(String name, String value, int overwrite) throws LastErrorException;

    static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
    }

    /** The library; null on other systems, or where the temporary folder does not let JNA load its native part. */
    static @Nullable Libc load() {
        try {
            return isLinux() ? Native.load("c", Libc.class) : null;
        } catch (LinkageError e) {
            return null;
        }
    }
}
