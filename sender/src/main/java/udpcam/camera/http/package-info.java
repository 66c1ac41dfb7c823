/** Cameras behind HTTP that give JPEG: streams of pictures, and single ones that are asked for again and again. */
@NullMarked
package udpcam.camera.http;

import org.jspecify.annotations.NullMarked;
