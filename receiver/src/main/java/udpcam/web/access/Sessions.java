package udpcam.web.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Browsers that gave the password. A session has a random name, in a cookie; it ends a week after it was used last, or when a
 * hundred others are younger. Any thread may call it.
 */
final class Sessions {
    private static final int MOST = 100;
    private static final int NAME_BYTES = 24;
    private static final long UNUSED_NANOS = TimeUnit.DAYS.toNanos(7);

    private final SecureRandom random;
    private final Map<String, Long> usedNanos = new LinkedHashMap<>(16, 0.75f, true);

    Sessions(SecureRandom random) {
        this.random = random;
    }

    /** Begins one; returns its name. */
    synchronized String begin(long nowNanos) {
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        usedNanos.put(name, nowNanos);
        if (usedNanos.size() > MOST) {
            usedNanos.remove(usedNanos.keySet().iterator().next()); // the one that was used longest ago
        }
        return name;
    }

    /** Whether there is one of that name, which is used now. */
    synchronized boolean use(@Nullable String name, long nowNanos) {
        Long last = name == null ? null : usedNanos.get(name);
        if (last == null) {
            return false;
        }
        if (nowNanos - last > UNUSED_NANOS) {
            usedNanos.remove(name);
            return false;
        }
        usedNanos.put(name, nowNanos);
        return true;
    }
}
