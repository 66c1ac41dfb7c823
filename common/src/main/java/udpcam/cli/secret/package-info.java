/** Secrets that users keep in files. */
@NullMarked
package udpcam.cli.secret;

import org.jspecify.annotations.NullMarked;
