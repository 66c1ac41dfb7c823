/**
 * From JPEG to pictures.
 *
 * <p>Native memory stays in here; what leaves is pixels in rasters.
 */
@NullMarked
package udpcam.decode;

import org.jspecify.annotations.NullMarked;
