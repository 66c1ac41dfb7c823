/**
 * The window.
 *
 * <p>The only home of AWT and Swing, and of the X server's own ways, which are shorter.
 */
@NullMarked
package udpcam.display;

import org.jspecify.annotations.NullMarked;
