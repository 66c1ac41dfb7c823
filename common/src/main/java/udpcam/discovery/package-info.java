/**
 * Receivers of the local network, found by their names (mDNS, RFC 6762; DNS-SD, RFC 6763).
 */
@NullMarked
package udpcam.discovery;

import org.jspecify.annotations.NullMarked;
