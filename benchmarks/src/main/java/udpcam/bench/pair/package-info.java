/** The programs that are measured: a sender with its receiver. */
@NullMarked
package udpcam.bench.pair;

import org.jspecify.annotations.NullMarked;
