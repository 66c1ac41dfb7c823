/** What repairs the stream to one remote: how much parity, and what is sent again. */
@NullMarked
package udpcam.repair;

import org.jspecify.annotations.NullMarked;
