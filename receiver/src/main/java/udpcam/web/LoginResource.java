package udpcam.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import udpcam.web.access.PasswordGate;
import udpcam.web.http.Answer;
import udpcam.web.http.Resource;

/** {@code /login}: asks for the password, and gives a cookie for it. */
final class LoginResource implements Resource {
    private static final String PAGE = "login.html";
    private static final String MARK = "{message}";

    private final @Nullable PasswordGate gate;
    private final PageFile page = new PageFile(PAGE, MARK, "");
    private final PageFile wrong = new PageFile(PAGE, MARK, "That is not the password.");

    /** Without a gate it leads to the page. */
    LoginResource(@Nullable PasswordGate gate) {
        this.gate = gate;
    }

    @Override
    public void serve(Answer answer) throws IOException {
        if (gate == null) {
            answer.redirect("/");
        } else if (answer.method().equals("POST")) {
            tryPassword(gate, answer);
        } else {
            page.serve(answer);
        }
    }

    private void tryPassword(PasswordGate by, Answer answer) throws IOException {
        String given = answer.formField("password");
        PasswordGate.Login login = by.login(given == null ? "" : given, answer.client());
        if (login.cookie() != null) {
            answer.with("Set-Cookie", login.cookie()).redirect("/");
        } else if (login.waitSeconds() == 0) {
            wrong.serve(403, answer);
        } else {
            String seconds = String.valueOf(login.waitSeconds());
            String message = "Too many tries. Try again in " + seconds + " s.";
            new PageFile(PAGE, MARK, message).serve(429, answer.with("Retry-After", seconds));
        }
    }
}
