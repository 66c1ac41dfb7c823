package udpcam.web;

import java.util.Map;
import udpcam.run.Decimals;

/** Writes one JSON object (RFC 8259), member by member. */
final class Json {
    private static final int DIGITS = 3;

    private final StringBuilder text = new StringBuilder("{");

    Json number(String name, double value) {
        return raw(name, Decimals.fixed(value, DIGITS));
    }

    Json number(String name, long value) {
        return raw(name, Long.toString(value));
    }

    Json text(String name, String value) {
        return raw(name, quoted(value));
    }

    Json objects(String name, Iterable<Json> members) {
        StringBuilder array = new StringBuilder("[");
        for (Json member : members) {
            array.append(array.length() > 1 ? "," : "").append(member.end());
        }
        return raw(name, array.append(']').toString());
    }

    Json numbers(String name, Map<String, Long> members) {
        Json object = new Json();
        members.forEach(object::number);
        return raw(name, object.end());
    }

    private Json raw(String name, String value) {
        text.append(text.length() > 1 ? "," : "")
                .append(quoted(name))
                .append(':')
                .append(value);
        return this;
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            if (each == '"' || each == '\\') {
                quoted.append('\\').append(each);
            } else if (each < ' ') {
                quoted.append("\\u00")
                        .append(Character.forDigit(each >> 4, 16))
                        .append(Character.forDigit(each & 15, 16));
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }

    /** The object. */
    String end() {
        return text + "}";
    }
}
