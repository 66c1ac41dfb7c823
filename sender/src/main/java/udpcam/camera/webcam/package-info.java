/** The webcams of this system, through OpenCV. */
@NullMarked
package udpcam.camera.webcam;

import org.jspecify.annotations.NullMarked;
