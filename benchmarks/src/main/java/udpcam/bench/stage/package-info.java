/**
 * Each stage of a picture's way alone, for JMH: {@code scripts/bench --jmh}.
 */
@NullMarked
package udpcam.bench.stage;

import org.jspecify.annotations.NullMarked;
