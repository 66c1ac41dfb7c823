package udpcam.display;

import java.awt.Graphics2D;
import java.awt.Toolkit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.display.view.Framing;
import udpcam.display.view.Orientation;
import udpcam.display.view.Placement;
import udpcam.display.x11.SharedImage;
import udpcam.display.x11.SharedMemoryException;
import udpcam.display.x11.XWindow;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

/**
 * Pictures that the decoder puts where the X server takes them from: nobody copies them in between. For local servers;
 * a picture for which there is no memory goes through Java 2D.
 */
final class SharedMemorySurface implements Surface {
    private static final Logger LOG = LoggerFactory.getLogger(SharedMemorySurface.class);

    private final XWindow window;
    private final Surface otherwise = new Java2dSurface();
    private final Halver halver = new Halver();
    private @Nullable SharedImage front; // kept
    private @Nullable SharedImage back;
    private @Nullable SharedImage halved;
    private @Nullable SharedImage turned;
    private @Nullable Placement framed; // what the bars lie around

    SharedMemorySurface(XWindow window) throws SharedMemoryException {
        this.window = window;
        back = new SharedImage(window, new PictureSize(1, 1)); // to know it now
    }

    @Override
    public Raster raster(PictureSize size) {
        back = ofSize(size, back);
        return back == null ? otherwise.raster(size) : back.raster();
    }

    @Override
    public void keep(Raster raster) {
        if (back != null && raster == back.raster()) {
            SharedImage next = front;
            front = back;
            back = next;
        } else {
            otherwise.keep(raster);
        }
    }

    @Override
    public void draw(Graphics2D g, Raster raster, Framing framing) {
        SharedImage image = image(raster, framing);
        if (image == null) {
            otherwise.draw(g, raster, framing);
            return;
        }
        Framing turned = framing.turned();
        if (turned.isPlain()) {
            image.draw(turned.visible());
        } else {
            image.draw(turned.visible(), turned.toPicture(image.raster().size()));
        }
        Placement place = framing.place();
        if (!place.equals(framed)) {
            place.forEachBar(framing.areaWidth(), framing.areaHeight(), window::fillBlack);
            framed = place;
        }
        window.sync();
    }

    @Override
    public void exposed() {
        framed = null;
        Toolkit.getDefaultToolkit().sync(); // what AWT has cleared does not come after what is drawn past it
    }

    /** The picture as it is seen, halved until the server may scale the rest of the way; null if there is no memory for that. */
    private @Nullable SharedImage image(Raster raster, Framing framing) {
        if (front == null || raster != front.raster()) {
            return null; // it is of the other way, or of another surface
        }
        PictureSize size = Halver.halved(raster.size(), framing.sharpest());
        SharedImage image = front;
        if (!size.equals(raster.size())) {
            halved = ofSize(size, halved);
            if (halved == null) {
                return null;
            }
            halver.halve(raster, halved.raster());
            image = halved;
        }
        return framing.orientation().isUpright() ? image : turned(image.raster(), framing.orientation());
    }

    private @Nullable SharedImage turned(Raster raster, Orientation orientation) {
        turned = ofSize(orientation.of(raster.size()), turned);
        if (turned != null) {
            Turner.turn(raster, turned.raster(), orientation);
        }
        return turned;
    }

    private @Nullable SharedImage ofSize(PictureSize size, @Nullable SharedImage old) {
        if (old != null) {
            if (old.raster().size().equals(size)) {
                return old;
            }
            old.close();
        }
        try {
            return new SharedImage(window, size);
        } catch (SharedMemoryException e) {
            LOG.debug("{} through Java 2D: {}", size, e.getMessage());
            return null;
        }
    }
}
