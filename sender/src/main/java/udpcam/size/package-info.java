/** Which size frames get so that the network takes them, in bytes as in pixels. */
@NullMarked
package udpcam.size;

import org.jspecify.annotations.NullMarked;
