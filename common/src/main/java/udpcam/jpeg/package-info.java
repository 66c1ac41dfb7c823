/**
 * A JPEG (ITU-T T.81) seen from outside: its markers, its size, whether it is whole.
 *
 * <p>Nothing here decodes a picture.
 */
@NullMarked
package udpcam.jpeg;

import org.jspecify.annotations.NullMarked;
