/**
 * Where received frames go: outlets, of which none waits for another.
 */
@NullMarked
package udpcam.outlet;

import org.jspecify.annotations.NullMarked;
