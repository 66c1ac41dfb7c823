package udpcam.display;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import udpcam.picture.Raster;

/** From pixels to PNG, by what Java has: to load OpenCV for this when the program ends takes long on a slow computer. */
public final class PngEncoder {
    private PngEncoder() {}

    /** The picture as a PNG file; throws if it cannot be made. */
    public static byte[] encode(Raster picture) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(png)) { // else it is a temporary file
            if (!ImageIO.write(new ShownPicture(picture).image(), "png", out)) {
                throw new IOException("this Java writes no PNG");
            }
        }
        return png.toByteArray();
    }
}
