/**
 * Counters of what the programs do, with the rates that follow from them.
 */
@NullMarked
package udpcam.count;

import org.jspecify.annotations.NullMarked;
