package udpcam.display;

import org.jspecify.annotations.Nullable;
import udpcam.frame.Raster;
import udpcam.jpeg.PictureSize;

/** No display at all, for machines without a screen: it accepts everything, shows nothing and loads no AWT class. */
public final class HeadlessDisplay implements Display {
    private @Nullable Raster raster; // of the show worker alone

    @Override
    public Raster raster(PictureSize size) {
        if (raster == null || !raster.size().equals(size)) {
            raster = new Raster(size);
        }
        return raster;
    }

    @Override
    public void show(Raster picture) {}

    @Override
    public void status(String line) {}

    @Override
    public void notice(String text) {}

    @Override
    public void close() {}
}
