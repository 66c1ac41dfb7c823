/** Encoders of pictures to JPEG. */
@NullMarked
package udpcam.encode;

import org.jspecify.annotations.NullMarked;
