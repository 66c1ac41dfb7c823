/** From JPEG to pictures, through native memory that stays in here. */
@NullMarked
package udpcam.decode;

import org.jspecify.annotations.NullMarked;
