/**
 * The RTCP sessions of a sender with its receivers (RFC 3550 6): what is reported when, what the reports say.
 */
@NullMarked
package udpcam.session;

import org.jspecify.annotations.NullMarked;
