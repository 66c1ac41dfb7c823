/**
 * Measuring the programs from outside: a screen whose pixels can be read, and footage whose frames bear their number.
 */
@NullMarked
package udpcam.bench;

import org.jspecify.annotations.NullMarked;
