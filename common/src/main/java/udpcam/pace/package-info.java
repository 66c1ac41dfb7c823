/**
 * Pacing: how fast datagrams of a frame may follow one another.
 */
@NullMarked
package udpcam.pace;

import org.jspecify.annotations.NullMarked;
