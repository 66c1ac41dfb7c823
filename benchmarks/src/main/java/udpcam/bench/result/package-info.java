/** What came of rounds: figures, tables, plots. */
@NullMarked
package udpcam.bench.result;

import org.jspecify.annotations.NullMarked;
