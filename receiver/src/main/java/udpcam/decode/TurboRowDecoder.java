package udpcam.decode;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;
import udpcam.turbojpeg.PaddedMemory;
import udpcam.turbojpeg.TurboDecompressor;

/** Through the system's TurboJPEG, straight into the raster if it is a window's memory. */
final class TurboRowDecoder implements RowDecoder {
    private final TurboDecompressor decompressor = new TurboDecompressor();
    private final PaddedMemory scratch = new PaddedMemory();

    @Override
    public boolean decode(ByteBuffer jpeg, int lines, Raster raster, int top) {
        PictureSize size = new PictureSize(raster.size().width(), lines);
        int first = top * size.width();
        if (raster.pixels().isDirect()) {
            long memory = Pointer.nativeValue(Native.getDirectBufferPointer(raster.pixels()));
            return decompressor.decompress(jpeg, size, memory + (long) Integer.BYTES * first);
        }
        scratch.reserve(Integer.BYTES * size.pixels());
        if (!decompressor.decompress(jpeg, size, scratch.address())) {
            return false;
        }
        IntBuffer pixels = scratch.bytes().asIntBuffer();
        pixels.get(0, raster.pixels().array(), first, Math.toIntExact(size.pixels()));
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
}
