/**
 * What a camera is to the rest of the sender: pictures, or a reason in one line.
 *
 * <p>Each kind of camera has a package of its own below this one. What they give is a {@link udpcam.picture.Picture}.
 */
@NullMarked
package udpcam.camera;

import org.jspecify.annotations.NullMarked;
