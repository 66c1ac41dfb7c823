/**
 * Who may see and send a stream: the keys that two programs agree on (Noise), under which datagrams are sealed and opened (SRTP).
 */
@NullMarked
package udpcam.keys;

import org.jspecify.annotations.NullMarked;
