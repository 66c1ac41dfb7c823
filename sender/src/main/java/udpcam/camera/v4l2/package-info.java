/** Video devices as Linux describes them (linux/videodev2.h). */
@NullMarked
package udpcam.camera.v4l2;

import org.jspecify.annotations.NullMarked;
