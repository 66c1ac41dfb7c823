/**
 * Pictures of which a part was lost, made whole with what came before.
 */
@NullMarked
package udpcam.conceal;

import org.jspecify.annotations.NullMarked;
