/** Both programs for a long time, with faults all the while: what grows, and what does not come back. */
@NullMarked
package udpcam.soak;

import org.jspecify.annotations.NullMarked;
