/**
 * Video of other kinds that reaches a receiver by mistake: what it is, so that its user can be told.
 */
@NullMarked
package udpcam.foreign;

import org.jspecify.annotations.NullMarked;
