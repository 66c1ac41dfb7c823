/** The receiver: the stages from network to outlets, wired as its command line asks. */
@NullMarked
package udpcam.receiver;

import org.jspecify.annotations.NullMarked;
