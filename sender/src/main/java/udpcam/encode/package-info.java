/**
 * From pictures to JPEG.
 *
 * <p>Native memory stays in here; what leaves is bytes.
 */
@NullMarked
package udpcam.encode;

import org.jspecify.annotations.NullMarked;
