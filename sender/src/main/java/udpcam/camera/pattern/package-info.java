/** The test pattern, a camera that needs no device. */
@NullMarked
package udpcam.camera.pattern;

import org.jspecify.annotations.NullMarked;
