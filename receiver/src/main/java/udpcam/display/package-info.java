/**
 * The window.
 *
 * <p>The only home of AWT and Swing.
 */
@NullMarked
package udpcam.display;

import org.jspecify.annotations.NullMarked;
