/** Opens the camera that {@code --device} names, again each time it fails. */
@NullMarked
package udpcam.camera.open;

import org.jspecify.annotations.NullMarked;
