/**
 * Datagrams in and out, real and impaired.
 *
 * <p>The only home of sockets.
 */
@NullMarked
package udpcam.link;

import org.jspecify.annotations.NullMarked;
