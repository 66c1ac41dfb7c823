/**
 * Pictures in memory: the sender's pixels, the receiver's raster, the meaning of their numbers.
 */
@NullMarked
package udpcam.picture;

import org.jspecify.annotations.NullMarked;
