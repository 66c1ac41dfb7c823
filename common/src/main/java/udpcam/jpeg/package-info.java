/**
 * A baseline JPEG (ITU-T T.81) seen from outside, taken apart and put together: its markers, size, tables and restart
 * intervals, and whether it is whole.
 *
 * <p>Nothing here decodes a picture.
 */
@NullMarked
package udpcam.jpeg;

import org.jspecify.annotations.NullMarked;
