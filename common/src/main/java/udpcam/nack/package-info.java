/**
 * Requests for lost packets (NACK, RFC 4585 6.2.1; RFC 4588): which are missing, when to ask for them.
 */
@NullMarked
package udpcam.nack;

import org.jspecify.annotations.NullMarked;
