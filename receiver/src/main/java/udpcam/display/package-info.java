/**
 * The window that shows the pictures.
 *
 * <p>AWT and Swing are used here only. Where {@code udpcam.display.x11} works it takes AWT's place for the pictures.
 */
@NullMarked
package udpcam.display;

import org.jspecify.annotations.NullMarked;
