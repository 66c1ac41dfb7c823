/** What the user's keys and mouse ask of the window. */
@NullMarked
package udpcam.display.keys;

import org.jspecify.annotations.NullMarked;
