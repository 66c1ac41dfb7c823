/** Cameras that FFmpeg reads: files, URLs, FIFOs. */
@NullMarked
package udpcam.camera.file;

import org.jspecify.annotations.NullMarked;
