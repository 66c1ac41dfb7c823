/** The window that shows the pictures, the only place that knows AWT. */
@NullMarked
package udpcam.display;

import org.jspecify.annotations.NullMarked;
