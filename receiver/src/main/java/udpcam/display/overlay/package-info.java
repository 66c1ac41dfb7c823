/** What is drawn over the picture when it is asked for: the list of keys, figures, short words. */
@NullMarked
package udpcam.display.overlay;

import org.jspecify.annotations.NullMarked;
