/**
 * RTCP packets (RFC 3550 6, RFC 3611, RFC 4585), written by field, read in order.
 */
@NullMarked
package udpcam.rtcp;

import org.jspecify.annotations.NullMarked;
