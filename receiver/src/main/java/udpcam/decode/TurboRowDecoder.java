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

    /** The same for a JPEG that may be of any size, and may lack its tables: those of the JPEGs before are forgotten. */
    boolean decodeForeign(ByteBuffer jpeg, int lines, Raster raster, int top) {
        decompressor.forget();
        PictureSize size = new PictureSize(raster.size().width(), lines);
        return size.equals(decompressor.size(jpeg)) && decode(jpeg, lines, raster, top);
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
