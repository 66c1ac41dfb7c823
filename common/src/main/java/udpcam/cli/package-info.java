/**
 * The command line that both programs share: options, their types, messages and exit codes.
 */
@NullMarked
package udpcam.cli;

import org.jspecify.annotations.NullMarked;
