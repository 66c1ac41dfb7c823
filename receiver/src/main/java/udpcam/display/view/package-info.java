/** How a picture lies in a window: zoomed, moved, mirrored, turned. */
@NullMarked
package udpcam.display.view;

import org.jspecify.annotations.NullMarked;
