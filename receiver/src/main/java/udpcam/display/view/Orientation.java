package udpcam.display.view;

import java.awt.geom.AffineTransform;
import udpcam.jpeg.PictureSize;

/** One of the eight ways to lay a picture: it is mirrored, left for right, or not, and then turned clockwise by quarters, 0-3. */
public record Orientation(boolean isMirrored, int quarters) {
    private static final int FULL_TURN = 4;

    /** As the sender sends it. */
    public static final Orientation UPRIGHT = new Orientation(false, 0);

    /** What is seen, left for right. */
    public Orientation mirrored() {
        return new Orientation(!isMirrored, (FULL_TURN - quarters) % FULL_TURN);
    }

    /** What is seen, turned clockwise by 90 degrees. */
    public Orientation turned() {
        return new Orientation(isMirrored, (quarters + 1) % FULL_TURN);
    }

    public boolean isUpright() {
        return equals(UPRIGHT);
    }

    /** The size of a picture as it is seen; of a size as it is seen, the picture's. */
    public PictureSize of(PictureSize size) {
        return quarters % 2 == 0 ? size : new PictureSize(size.height(), size.width());
    }

    /** Lays the square from 0,0 to 1,1 onto itself, as a picture is laid. */
    AffineTransform ofUnitSquare() {
        AffineTransform laid =
                AffineTransform.getQuadrantRotateInstance(quarters, 0.5, 0.5); // clockwise: y grows downwards
        if (isMirrored) {
            laid.concatenate(new AffineTransform(-1, 0, 0, 1, 1, 0));
        }
        return laid;
    }
}
