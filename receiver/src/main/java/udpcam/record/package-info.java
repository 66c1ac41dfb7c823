/**
 * Recordings: the JPEGs of a stream in video files, as they came.
 */
@NullMarked
package udpcam.record;

import org.jspecify.annotations.NullMarked;
