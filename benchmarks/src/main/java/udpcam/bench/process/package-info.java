/** What processes use of this machine. */
@NullMarked
package udpcam.bench.process;

import org.jspecify.annotations.NullMarked;
