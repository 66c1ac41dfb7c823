/**
 * The receiver that --find asks for, waited for and chosen.
 */
@NullMarked
package udpcam.find;

import org.jspecify.annotations.NullMarked;
