/** A baseline JPEG (ITU-T T.81) seen from outside: nothing here decodes a picture. */
@NullMarked
package udpcam.jpeg;

import org.jspecify.annotations.NullMarked;
