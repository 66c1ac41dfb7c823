/**
 * Sources of pictures: webcams, files and streams, a test pattern.
 *
 * <p>Native memory stays in here; what leaves is a {@link udpcam.frame.Picture}.
 */
@NullMarked
package udpcam.camera;

import org.jspecify.annotations.NullMarked;
