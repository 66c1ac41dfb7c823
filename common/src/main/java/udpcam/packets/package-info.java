/**
 * Frames as packets that are under way, without a look at their payload: memory, intervals, playout deadlines.
 */
@NullMarked
package udpcam.packets;

import org.jspecify.annotations.NullMarked;
