package udpcam.size;

import udpcam.jpeg.PictureSize;

/**
 * How a frame was sent, for the user.
 *
 * @param quality libjpeg's, 1-100; {@link #AS_IT_IS} if the camera made the JPEG
 */
public record SentAs(int quality, PictureSize size) {
    /** In place of a quality, which only the camera knows. */
    public static final int AS_IT_IS = 0;

    /** In a few words, such as "quality 34, 1280x720". */
    @Override
    public String toString() {
        return (quality == AS_IT_IS ? "the camera's own JPEG, " : "quality " + quality + ", ") + size;
    }
}
