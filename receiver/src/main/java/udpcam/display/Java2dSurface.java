package udpcam.display;

import java.awt.Graphics2D;
import java.awt.Toolkit;
import org.jspecify.annotations.Nullable;
import udpcam.display.view.Framing;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

/** Pictures drawn by Java 2D, from two rasters on the heap in turn. It works everywhere. */
final class Java2dSurface implements Surface {
    private @Nullable Raster front; // kept
    private @Nullable Raster back;

    @Override
    public Raster raster(PictureSize size) {
        if (back == null || !back.size().equals(size)) {
            back = new Raster(size);
        }
        return back;
    }

    @Override
    public void keep(Raster raster) {
        if (raster == back) {
            back = front;
            front = raster;
        }
    }

    @Override
    public void draw(Graphics2D g, Raster raster, Framing framing) {
        new ShownPicture(raster).draw(g, framing);
        Toolkit.getDefaultToolkit().sync();
    }

    @Override
    public void exposed() {}
}
