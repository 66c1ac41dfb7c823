package udpcam.web.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Fields as URLs and forms have them: {@code name=value&name=value}, with percents. */
final class Form {
    private Form() {}

    /** The first value of that name; null if there is none, or it is not written as it should be. */
    static @Nullable String value(@Nullable String form, String name) {
        if (form == null) {
            return null;
        }
        for (String field : form.split("&", -1)) {
            if (field.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(field.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    return null;
                }
            }
        }
        return null;
    }
}
