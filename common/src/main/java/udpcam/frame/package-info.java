/**
 * JPEG frames as the receiver hands them on: growing, damaged or whole.
 */
@NullMarked
package udpcam.frame;

import org.jspecify.annotations.NullMarked;
