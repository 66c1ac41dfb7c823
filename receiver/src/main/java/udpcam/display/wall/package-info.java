/** The window in which several streams are shown side by side. */
@NullMarked
package udpcam.display.wall;

import org.jspecify.annotations.NullMarked;
