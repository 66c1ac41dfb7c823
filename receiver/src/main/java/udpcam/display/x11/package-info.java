/** Windows of an X server, into which pictures are drawn out of shared memory, past AWT. */
@NullMarked
package udpcam.display.x11;

import org.jspecify.annotations.NullMarked;
