/** Conversions of pixels from one layout to another, in native memory. */
@NullMarked
package udpcam.pixels;

import org.jspecify.annotations.NullMarked;
