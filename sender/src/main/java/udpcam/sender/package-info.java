/**
 * The sender: its command line, and the wiring of its stages.
 */
@NullMarked
package udpcam.sender;

import org.jspecify.annotations.NullMarked;
