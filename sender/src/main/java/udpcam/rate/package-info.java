/**
 * The rate to one remote: what the network on the way there takes.
 */
@NullMarked
package udpcam.rate;

import org.jspecify.annotations.NullMarked;
