package udpcam.encode;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.picture.Picture;
import udpcam.picture.YuvColours;
import udpcam.pixels.BgrLines;
import udpcam.pixels.FullRange;
import udpcam.pixels.PlaneLines;
import udpcam.turbojpeg.TurboCompressor;

/** Encodes through the system's TurboJPEG: 4:2:0 luma and chroma of BT.601 directly, other pictures as blue, green, red. */
final class TurboSliceEncoder implements SliceEncoder {
    private final Sampling sampling;
    private final TurboCompressor compressor;
    private final BgrLines bgrLines = new BgrLines();
    private final FullRange fullY = FullRange.ofLuma();
    private final FullRange fullCb = FullRange.ofChroma();
    private final FullRange fullCr = FullRange.ofChroma();

    TurboSliceEncoder(Sampling sampling) {
        this.sampling = sampling;
        this.compressor = new TurboCompressor(sampling);
    }

    @Override
    public ByteBuffer encode(Picture picture, int top, int lines, int quality) {
        PictureSize size = new PictureSize(picture.size().width(), lines);
        YuvColours colours = picture.yuv();
        if (colours != null && colours.isBt601() && sampling == Sampling.YUV_420 && isEven(size)) {
            return encode(picture, colours, top, size, quality);
        }
        try (Mat bgr = bgrLines.of(picture, top, lines);
                BytePointer pixels = bgr.data()) {
            return compressor.compressBgr(pixels.address(), size, quality);
        }
    }

    @Override
    public void close() {
        compressor.close();
        bgrLines.close();
        fullY.close();
        fullCb.close();
        fullCr.close();
    }

    private static boolean isEven(PictureSize size) {
        return size.width() % 2 == 0 && size.height() % 2 == 0;
    }

    private ByteBuffer encode(Picture picture, YuvColours colours, int top, PictureSize size, int quality) {
        try (PlaneLines lines = new PlaneLines(picture, top)) {
            if (colours.fullRange()) {
                return compressor.compressYuv(
                        lines.y().address(), lines.cb().address(), lines.cr().address(), size, quality);
            }
            PictureSize chroma = YuvColours.chromaSize(size);
            return compressor.compressYuv(
                    fullY.expand(lines.y(), size),
                    fullCb.expand(lines.cb(), chroma),
                    fullCr.expand(lines.cr(), chroma),
                    size,
                    quality);
        }
    }
}
