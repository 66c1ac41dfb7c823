/** The entropy-coded data of a JPEG, as far as their Huffman codes: checked, and made clean where other programs bent it. */
@NullMarked
package udpcam.jpeg.scan;

import org.jspecify.annotations.NullMarked;
