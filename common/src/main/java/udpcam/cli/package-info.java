/** The command line, as far as it is the same for both programs. */
@NullMarked
package udpcam.cli;

import org.jspecify.annotations.NullMarked;
