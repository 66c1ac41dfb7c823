/**
 * Session descriptions (SDP, RFC 8866): what a player is told of a stream before it plays it.
 */
@NullMarked
package udpcam.sdp;

import org.jspecify.annotations.NullMarked;
