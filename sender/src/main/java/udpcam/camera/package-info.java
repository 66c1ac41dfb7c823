/** What a camera is to the rest of the sender: pictures, or a reason in one line. */
@NullMarked
package udpcam.camera;

import org.jspecify.annotations.NullMarked;
