package udpcam.display.view;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import udpcam.jpeg.PictureSize;

/**
 * Where a picture lies in an area of the screen, and how.
 *
 * @param place of the whole picture, in device pixels; it may be larger than the area
 * @param full the size that the picture has, or had before its sender scaled it down
 * @param areaWidth of the area, whose corner is 0,0
 */
public record Framing(Placement place, Orientation orientation, PictureSize full, int areaWidth, int areaHeight) {
    /** Whether all of the picture is seen, upright. */
    public boolean isPlain() {
        return orientation.isUpright() && visible().equals(rectangle());
    }

    /** The same place for a picture that was turned already. */
    public Framing turned() {
        return new Framing(place, Orientation.UPRIGHT, orientation.of(full), areaWidth, areaHeight);
    }

    /** The part of the area that the picture fills. */
    public Rectangle visible() {
        return rectangle().intersection(new Rectangle(areaWidth, areaHeight));
    }

    private Rectangle rectangle() {
        return new Rectangle(place.x(), place.y(), place.width(), place.height());
    }

    /** The size that a picture needs so that each of its pixels is one of the screen. */
    public PictureSize sharpest() {
        return orientation.of(place.size());
    }

    /** From the pixels of a picture of this size, which is scaled, to the area's. */
    public AffineTransform fromPicture(PictureSize picture) {
        AffineTransform transform = AffineTransform.getTranslateInstance(place.x(), place.y());
        transform.scale(place.width(), place.height());
        transform.concatenate(orientation.ofUnitSquare());
        transform.scale(1.0 / picture.width(), 1.0 / picture.height());
        return transform;
    }

    /** From the pixels of what is visible, counted from its corner, to those of a picture of this size. */
    public AffineTransform toPicture(PictureSize picture) {
        try {
            AffineTransform transform = fromPicture(picture).createInverse();
            Rectangle visible = visible();
            transform.translate(visible.x, visible.y);
            return transform;
        } catch (NoninvertibleTransformException e) {
            throw new IllegalStateException("a picture of no size", e);
        }
    }

    /** How many pixels of the screen one of the picture has, in each direction. */
    double scale() {
        return (double) place.width() / orientation.of(full).width();
    }
}
