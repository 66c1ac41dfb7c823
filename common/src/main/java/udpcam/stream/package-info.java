/**
 * The streams that reach a receiver: which datagrams belong to one, what comes of them, which one is shown.
 *
 * <p>{@code Inlet.admit -> ReceivedStream.offer -> StreamSelector.select}
 */
@NullMarked
package udpcam.stream;

import org.jspecify.annotations.NullMarked;
