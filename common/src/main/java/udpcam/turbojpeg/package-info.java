/** The system's TurboJPEG, where it is installed, on memory of the caller. */
@NullMarked
package udpcam.turbojpeg;

import org.jspecify.annotations.NullMarked;
