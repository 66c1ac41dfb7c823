package udpcam.decode;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;
import udpcam.turbojpeg.TurboDecompressor;

/** Through the system's TurboJPEG, straight into the raster if it is a window's memory. */
final class TurboRowDecoder implements RowDecoder {
    private final TurboDecompressor decompressor = new TurboDecompressor();
    private Memory scratch = new Memory(1);

    @Override
    public boolean decode(ByteBuffer jpeg, int lines, Raster raster, int top) {
        PictureSize size = new PictureSize(raster.size().width(), lines);
        int first = top * size.width();
        if (raster.pixels().isDirect()) {
            long memory = Pointer.nativeValue(Native.getDirectBufferPointer(raster.pixels()));
            return decompressor.decompress(jpeg, size, memory + (long) Integer.BYTES * first);
        }
        reserve(Integer.BYTES * size.pixels());
        if (!decompressor.decompress(jpeg, size, Pointer.nativeValue(scratch))) {
            return false;
        }
        scratch.read(0, raster.pixels().array(), first, Math.toIntExact(size.pixels()));
        return true;
    }

    /** Forgets the tables of the JPEGs before: the next one may lack its own. */
    void forget() {
        decompressor.forget();
    }

    @Override
    public void close() {
        decompressor.close();
        scratch.close();
    }

    private void reserve(long bytes) {
        if (scratch.size() < bytes) {
            scratch.close();
            scratch = new Memory(bytes);
        }
    }
}
