/**
 * Congestion control: how much of a path a stream may use.
 */
@NullMarked
package udpcam.congestion;

import org.jspecify.annotations.NullMarked;
