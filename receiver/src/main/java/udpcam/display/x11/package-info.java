/**
 * Windows of an X server into which pictures are drawn out of shared memory.
 *
 * <p>This is the shorter way to a local screen: past AWT, whose canvas it is given.
 */
@NullMarked
package udpcam.display.x11;

import org.jspecify.annotations.NullMarked;
