/**
 * What a running program is made of: workers, the slot between two of them, clocks and counters.
 *
 * <p>Nothing here knows video.
 */
@NullMarked
package udpcam.run;

import org.jspecify.annotations.NullMarked;
