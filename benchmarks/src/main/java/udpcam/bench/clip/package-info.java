/** The video that goes into a FIFO. */
@NullMarked
package udpcam.bench.clip;

import org.jspecify.annotations.NullMarked;
