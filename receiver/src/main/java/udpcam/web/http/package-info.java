/**
 * The JDK's HTTP server, with bounds on what clients may take of it.
 */
@NullMarked
package udpcam.web.http;

import org.jspecify.annotations.NullMarked;
