/**
 * What is told of a stream in numbers, once a second.
 */
@NullMarked
package udpcam.figures;

import org.jspecify.annotations.NullMarked;
