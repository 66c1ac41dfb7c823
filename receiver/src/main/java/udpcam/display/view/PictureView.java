package udpcam.display.view;

import udpcam.jpeg.PictureSize;

/**
 * How the user looks at the pictures.
 *
 * @param scale how many pixels of the screen one of the picture has, in each direction; 0 if the picture fits the area
 * @param x which point of the picture, as it is seen, is to be in the area's middle, 0-1 from left to right; where the picture has
 *     room to the sides it is in the middle itself
 * @param y the same from top to bottom
 */
public record PictureView(Orientation orientation, double scale, double x, double y) {
    private static final double FITTING = 0;
    private static final double MIDDLE = 0.5;
    private static final double LARGEST_SCALE = 16;
    private static final double SAME = 0.001; // scales that differ by less of them are one

    /** All of the picture, upright, as large as there is room. */
    public static final PictureView PLAIN = new PictureView(Orientation.UPRIGHT, FITTING, MIDDLE, MIDDLE);

    /**
     * Where a picture lies in an area of device pixels.
     *
     * @param full the size that it had before its sender scaled it down, or its own
     */
    public Framing frame(PictureSize picture, PictureSize full, int areaWidth, int areaHeight) {
        return new Framing(place(picture, full, areaWidth, areaHeight), orientation, full, areaWidth, areaHeight);
    }

    private Placement place(PictureSize picture, PictureSize full, int areaWidth, int areaHeight) {
        if (scale == FITTING) {
            return Placement.inside(orientation.of(picture), areaWidth, areaHeight);
        }
        PictureSize seen = orientation.of(full);
        int width = side(seen.width() * scale);
        int height = side(seen.height() * scale);
        return new Placement(start(x, width, areaWidth), start(y, height, areaHeight), width, height);
    }

    private static int side(double pixels) {
        return (int) Math.max(1, Math.round(pixels));
    }

    private static int start(double middle, int side, int room) {
        return side <= room
                ? Math.floorDiv(room - side, 2)
                : Math.max(room - side, Math.min(0, (int) Math.round(room / 2.0 - middle * side)));
    }

    public PictureView mirrored() {
        return new PictureView(orientation.mirrored(), scale, 1 - x, y);
    }

    /** Clockwise by 90 degrees. */
    public PictureView turned() {
        return new PictureView(orientation.turned(), scale, 1 - y, x);
    }

    /** All of the picture again, laid as it is. */
    public PictureView fitted() {
        return new PictureView(orientation, FITTING, MIDDLE, MIDDLE);
    }

    /** A pixel of the screen for each of the picture. */
    public PictureView actualSize(Framing framing) {
        return scaled(1, framing, framing.areaWidth() / 2.0, framing.areaHeight() / 2.0);
    }

    /** Larger, by a factor above 1, or smaller; what is in the middle of the area stays there. */
    public PictureView zoomed(double factor, Framing framing) {
        return zoomed(factor, framing, framing.areaWidth() / 2.0, framing.areaHeight() / 2.0);
    }

    /** The same; what is at a point of the area stays there. Halts at 1:1, and where the picture fits. */
    public PictureView zoomed(double factor, Framing framing, double atX, double atY) {
        double fitting = fitting(framing);
        double from = scale == FITTING ? fitting : scale;
        double to = halt(1, from, halt(fitting, from, from * factor));
        to = Math.max(Math.min(1, fitting), Math.min(Math.max(LARGEST_SCALE, fitting), to));
        return isSame(to, fitting) ? fitted() : scaled(to, framing, atX, atY);
    }

    private static double halt(double at, double from, double to) {
        boolean isReached = Math.signum(at - from) == Math.signum(to - at) || isSame(to, at);
        return isReached && !isSame(at, from) ? at : to;
    }

    private static boolean isSame(double one, double other) {
        return Math.abs(one - other) < SAME * other;
    }

    private static double fitting(Framing framing) {
        return new PictureView(framing.orientation(), FITTING, MIDDLE, MIDDLE)
                .frame(framing.full(), framing.full(), framing.areaWidth(), framing.areaHeight())
                .scale();
    }

    private PictureView scaled(double to, Framing framing, double atX, double atY) {
        Placement place = framing.place();
        double newX = (atX - place.x()) / place.width()
                + (framing.areaWidth() / 2.0 - atX) / (place.width() * to / framing.scale());
        double newY = (atY - place.y()) / place.height()
                + (framing.areaHeight() / 2.0 - atY) / (place.height() * to / framing.scale());
        return new PictureView(orientation, to, newX, newY).settled(framing);
    }

    /** The picture moved by some pixels of the screen, as far as there is more of it. */
    public PictureView moved(double right, double down, Framing framing) {
        if (scale == FITTING) {
            return this;
        }
        Placement place = framing.place();
        double newX = (framing.areaWidth() / 2.0 - place.x() - right) / place.width();
        double newY = (framing.areaHeight() / 2.0 - place.y() - down) / place.height();
        return new PictureView(orientation, scale, newX, newY).settled(framing);
    }

    /** The same view with the middle that it really has, from which it is moved on. */
    private PictureView settled(Framing framing) {
        Placement place = place(framing.full(), framing.full(), framing.areaWidth(), framing.areaHeight());
        return new PictureView(
                orientation,
                scale,
                (framing.areaWidth() / 2.0 - place.x()) / place.width(),
                (framing.areaHeight() / 2.0 - place.y()) / place.height());
    }
}
