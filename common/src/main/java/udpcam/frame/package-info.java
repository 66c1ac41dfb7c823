/**
 * A frame cut into segments and put together again: two inverses, tested as a pair.
 */
@NullMarked
package udpcam.frame;

import org.jspecify.annotations.NullMarked;
