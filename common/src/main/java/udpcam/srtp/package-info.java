/**
 * SRTP and SRTCP (RFC 3711, RFC 7714): packets of RTP and RTCP sealed by their sender and opened by who has the key.
 */
@NullMarked
package udpcam.srtp;

import org.jspecify.annotations.NullMarked;
