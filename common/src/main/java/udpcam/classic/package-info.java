/**
 * The classic wire: frames as segments that count down.
 */
@NullMarked
package udpcam.classic;

import org.jspecify.annotations.NullMarked;
