/**
 * UDP endpoints that outlive changes of addresses, routes, names.
 */
@NullMarked
package udpcam.link;

import org.jspecify.annotations.NullMarked;
