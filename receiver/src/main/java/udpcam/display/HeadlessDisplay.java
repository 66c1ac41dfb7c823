package udpcam.display;

import udpcam.frame.Raster;

/** No display at all, for machines without a screen: it accepts everything, shows nothing and loads no AWT class. */
public final class HeadlessDisplay implements Display {
    @Override
    public void show(Raster raster) {}

    @Override
    public void status(String line) {}

    @Override
    public void notice(String text) {}

    @Override
    public void close() {}
}
