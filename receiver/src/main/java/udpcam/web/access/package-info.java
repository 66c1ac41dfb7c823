/**
 * Who may have what the web server serves: which requests, and whose.
 */
@NullMarked
package udpcam.web.access;

import org.jspecify.annotations.NullMarked;
