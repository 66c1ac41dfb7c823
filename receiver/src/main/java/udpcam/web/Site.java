package udpcam.web;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import udpcam.web.access.Gate;
import udpcam.web.access.PasswordGate;
import udpcam.web.http.Answer;
import udpcam.web.http.Resource;

/**
 * All that is served, and the order of trust: whom the request names and where it comes from, its method, its path, the password.
 * Nothing else than these resources can be asked for.
 */
final class Site implements Resource {
    private static final Set<String> LOGIN_FILES = Set.of("/login", "/page.css", "/icon.svg");

    /** Programs that are no browsers ask for these; what the page asks for is not to make the browser ask for a password. */
    private static final Set<String> OF_PROGRAMS = Set.of("/stream.mjpeg", "/snapshot.jpg", "/metrics");

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
                    + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Map<String, Resource> resources;
    private final Gate gate;
    private final @Nullable PasswordGate password;

    /** {@code resources} by their paths; null stands for no password. */
    Site(Map<String, Resource> resources, Gate gate, @Nullable PasswordGate password) {
        this.resources = Map.copyOf(resources);
        this.gate = gate;
        this.password = password;
    }

    @Override
    public void serve(Answer answer) throws IOException, InterruptedException {
        answer.with("Cache-Control", "no-store")
                .with("Content-Security-Policy", POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("X-Frame-Options", "DENY")
                .with("Referrer-Policy", "same-origin")
                .with("Cross-Origin-Resource-Policy", "same-origin");
        String refusal = gate.refusal(new Gate.Fields(
                answer.field("Host"),
                answer.field("Origin"),
                answer.field("Sec-Fetch-Site"),
                answer.field("Sec-Fetch-Mode")));
        if (refusal != null) {
            answer.say(403, refusal);
        } else if (!isMethodRight(answer)) {
            answer.with("Allow", "GET, HEAD").say(405, "GET and HEAD can be asked for");
        } else if (isAdmitted(answer)) {
            Resource resource = resources.get(answer.path());
            if (resource == null) {
                answer.say(404, "There is nothing of that name");
            } else {
                resource.serve(answer);
            }
        }
    }

    private static boolean isMethodRight(Answer answer) {
        return answer.isHead()
                || answer.method().equals("GET")
                || (answer.method().equals("POST") && answer.path().equals("/login"));
    }

    /** Whether it may have it; if not it is told so. */
    private boolean isAdmitted(Answer answer) throws IOException {
        if (password == null || LOGIN_FILES.contains(answer.path())) {
            return true;
        }
        switch (password.verdict(answer.field("Cookie"), answer.field("Authorization"), answer.client())) {
            case ADMITTED -> {
                return true;
            }
            case TOO_SOON -> answer.with("Retry-After", "1").say(429, "Too many wrong passwords: try again later");
            case REFUSED -> refuse(answer);
        }
        return false;
    }

    private static void refuse(Answer answer) throws IOException {
        if (answer.path().equals("/")) {
            answer.redirect("/login");
            return;
        }
        if (OF_PROGRAMS.contains(answer.path())) {
            answer.with("WWW-Authenticate", "Basic realm=\"udpcam\", charset=\"UTF-8\"");
        }
        answer.say(401, "The password is needed: log in at /login, or use Basic authentication");
    }
}
