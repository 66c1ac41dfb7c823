package udpcam.camera.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** What the body of a response holds. */
enum BodyKind {
    /** One JPEG or many. */
    JPEGS,
    /** One image of another kind. */
    IMAGE,
    /** Text for people or programs. */
    TEXT,
    /** What may be video. */
    OTHER;

    private static final String JPEG_START = "\u00FF\u00D8";
    private static final Pattern IMAGE_START = Pattern.compile("\\A(?:\u0089PNG|GIF8|BM|RIFF....WEBP|II\\*|MM\0\\*)");
    private static final Pattern LIST = Pattern.compile("mpegurl|dash|sdp");
    private static final Pattern LIST_START = Pattern.compile("\\A\\s*(?:#EXTM3U|v=0|<\\?xml|<MPD)");
    private static final Pattern PAGE = Pattern.compile("(?i)<!doctype|<html|<head|<body");
    private static final Pattern TEXT_TYPE = Pattern.compile("text/html|application/(?:xhtml\\+xml|json|javascript)");

    /** Whether the body says where live video is. */
    static boolean isList(String contentType, String head) {
        return LIST.matcher(contentType).find() || LIST_START.matcher(head).find();
    }

    /** Believes the beginning of the body more than the type that the server names: many name a wrong one, or none. */
    static BodyKind of(String contentType, String head) {
        boolean isPart = head.stripLeading().startsWith("--");
        if (head.startsWith(JPEG_START) || contentType.startsWith("multipart/") || isPart) {
            return JPEGS;
        }
        if (IMAGE_START.matcher(head).find()) {
            return IMAGE;
        }
        if (PAGE.matcher(head).find() || TEXT_TYPE.matcher(contentType).matches()) {
            return TEXT;
        }
        if (contentType.startsWith("image/")) {
            return contentType.toLowerCase(Locale.ROOT).contains("jp") ? JPEGS : IMAGE;
        }
        return head.contains(JPEG_START + "\u00FF") ? JPEGS : OTHER;
    }
}
