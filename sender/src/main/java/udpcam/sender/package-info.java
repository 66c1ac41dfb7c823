/** The sender: the stages from camera to network, wired as its command line asks. */
@NullMarked
package udpcam.sender;

import org.jspecify.annotations.NullMarked;
