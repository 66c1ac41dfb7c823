/**
 * The receiver: its command line, and the wiring of its stages.
 */
@NullMarked
package udpcam.receiver;

import org.jspecify.annotations.NullMarked;
