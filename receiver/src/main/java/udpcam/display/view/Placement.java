package udpcam.display.view;

import udpcam.jpeg.PictureSize;

/** Where a picture lies in an area, in device pixels: its aspect kept, in the middle. */
public record Placement(int x, int y, int width, int height) {
    /** On a HiDPI screen an area has whole points, so it may be some pixels larger than the picture it was made for. */
    private static final int SLACK = 3;

    /** Senders scale down to half at the most. */
    private static final double LEAST_SCALE = 0.5;

    /** How much of a side its even number of pixels may make: the aspect of a small picture is not quite that of the large one. */
    private static final double ASPECT_SHARE = 0.03;

    /** As large as the area allows, and 1:1 where the area was made for the picture. */
    public static Placement inside(PictureSize picture, int areaWidth, int areaHeight) {
        if (isSlack(areaWidth - picture.width()) && isSlack(areaHeight - picture.height())) {
            return centred(picture, areaWidth, areaHeight);
        }
        PictureSize scaled = scaled(picture, factor(picture, areaWidth, areaHeight));
        boolean fills = isSlack(areaWidth - scaled.width()) && isSlack(areaHeight - scaled.height());
        return fills ? new Placement(0, 0, areaWidth, areaHeight) : centred(scaled, areaWidth, areaHeight);
    }

    /** Whether a picture may be another one, the same or of up to twice its sides, scaled down. */
    public static boolean isScaledDown(PictureSize picture, PictureSize large) {
        double across = (double) picture.width() / large.width();
        double down = (double) picture.height() / large.height();
        return Math.max(across, down) <= 1
                && Math.min(across, down) > LEAST_SCALE * (1 - ASPECT_SHARE)
                && Math.abs(across - down) < ASPECT_SHARE * across;
    }

    /** The size in which a picture is shown on a screen with this much room: its own, or a smaller one if it must. */
    public static PictureSize onScreen(PictureSize picture, int roomWidth, int roomHeight) {
        return scaled(picture, Math.min(1, factor(picture, roomWidth, roomHeight)));
    }

    public PictureSize size() {
        return new PictureSize(width, height);
    }

    /** What takes the bars around a picture. */
    @FunctionalInterface
    public interface Bar {
        void at(int x, int y, int width, int height);
    }

    /** The parts of the area that the picture leaves. */
    public void forEachBar(int areaWidth, int areaHeight, Bar action) {
        int right = x + width;
        int bottom = y + height;
        bar(action, 0, 0, areaWidth, y);
        bar(action, 0, bottom, areaWidth, areaHeight - bottom);
        bar(action, 0, y, x, height);
        bar(action, right, y, areaWidth - right, height);
    }

    private static void bar(Bar action, int x, int y, int width, int height) {
        if (width > 0 && height > 0) {
            action.at(x, y, width, height);
        }
    }

    public boolean isScaled(PictureSize picture) {
        return width != picture.width() || height != picture.height();
    }

    private static boolean isSlack(int pixels) {
        return pixels >= 0 && pixels <= SLACK;
    }

    private static double factor(PictureSize picture, int width, int height) {
        return Math.min((double) width / picture.width(), (double) height / picture.height());
    }

    private static PictureSize scaled(PictureSize picture, double factor) {
        int width = (int) Math.round(picture.width() * factor);
        int height = (int) Math.round(picture.height() * factor);
        return new PictureSize(Math.max(1, width), Math.max(1, height));
    }

    private static Placement centred(PictureSize size, int areaWidth, int areaHeight) {
        int x = Math.floorDiv(areaWidth - size.width(), 2);
        int y = Math.floorDiv(areaHeight - size.height(), 2);
        return new Placement(x, y, size.width(), size.height());
    }
}
