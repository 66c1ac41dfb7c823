/**
 * Where received frames go: outlets, each with its own newest-wins slot and worker.
 */
@NullMarked
package udpcam.outlet;

import org.jspecify.annotations.NullMarked;
