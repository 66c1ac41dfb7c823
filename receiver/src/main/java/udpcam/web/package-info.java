/**
 * The page that shows the video in browsers, served over HTTP, with what else other programs may ask for there.
 */
@NullMarked
package udpcam.web;

import org.jspecify.annotations.NullMarked;
