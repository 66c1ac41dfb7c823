package udpcam.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import udpcam.web.http.Answer;
import udpcam.web.http.Resource;

/** A file of the page, which is in the program's jar. */
final class PageFile implements Resource {
    private final String type;
    private final byte[] content;

    PageFile(String name) {
        this(name, "", "");
    }

    /** With something else in place of a mark in it. */
    PageFile(String name, String mark, String instead) {
        this.type = type(name.substring(name.lastIndexOf('.') + 1));
        this.content = new String(read(name), StandardCharsets.UTF_8)
                .replace(mark.isEmpty() ? "\0" : mark, instead)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) {
        try (InputStream in = PageFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String ending) {
        return switch (ending) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "webmanifest" -> "application/manifest+json";
            default -> throw new IllegalArgumentException(ending);
        };
    }

    @Override
    public void serve(Answer answer) throws IOException {
        serve(200, answer);
    }

    void serve(int status, Answer answer) throws IOException {
        answer.send(status, type, content);
    }
}
