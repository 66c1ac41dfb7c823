/**
 * What the datagrams of a stream look like.
 *
 * <p>Layouts only: each header's picture, offsets, reading and writing stand in one file.
 */
@NullMarked
package udpcam.wire;

import org.jspecify.annotations.NullMarked;
