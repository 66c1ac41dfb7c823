/**
 * The system's TurboJPEG, where it is installed: JPEG from and to memory that is there anyway, luma and chroma or a window's
 * pixels, for which OpenCV first needs blue, green, red.
 */
@NullMarked
package udpcam.turbojpeg;

import org.jspecify.annotations.NullMarked;
