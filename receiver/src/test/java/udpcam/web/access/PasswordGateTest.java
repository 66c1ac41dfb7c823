package udpcam.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.web.access.PasswordGate.Verdict;

class PasswordGateTest {
    private static final String RIGHT = "k7mq-9xwd-2fhz-p4tn";

    private final SecureRandom random = new SecureRandom();
    private long nowNanos = Long.MAX_VALUE - 5; // clocks may wrap
    private final PasswordGate gate =
            new PasswordGate(Password.of(RIGHT, random), "udpcam-8080", () -> nowNanos, random);

    private static InetAddress client(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, (byte) (number >> 8), (byte) number});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private void pass(long seconds) {
        nowNanos += TimeUnit.SECONDS.toNanos(seconds);
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("any:" + password).getBytes(StandardCharsets.UTF_8));
    }

    private Verdict ofCookie(@Nullable String cookies) {
        return gate.verdict(cookies, null, client(1));
    }

    @Test
    void theRightPasswordGivesACookieThatScriptsAndOtherSitesDoNotGet() {
        String cookie = Objects.requireNonNull(gate.login(RIGHT, client(1)).cookie());
        assertTrue(cookie.matches("udpcam-8080=[\\w-]{32}; Path=/; HttpOnly; SameSite=Strict; Max-Age=\\d+"), cookie);
        String pair = cookie.substring(0, cookie.indexOf(';'));
        assertEquals(Verdict.ADMITTED, ofCookie(pair));
        assertEquals(Verdict.ADMITTED, ofCookie("a=b; " + pair + "; c=d"));
        assertEquals(Verdict.REFUSED, ofCookie(pair.substring(0, pair.length() - 1)));
        assertEquals(Verdict.REFUSED, ofCookie("udpcam-8080="));
        assertEquals(Verdict.REFUSED, ofCookie("x" + pair));
        assertEquals(Verdict.REFUSED, ofCookie(null));
    }

    @Test
    void aSessionEndsAWeekAfterItsLastUse() {
        String cookie = Objects.requireNonNull(gate.login(RIGHT, client(1)).cookie());
        String pair = cookie.substring(0, cookie.indexOf(';'));
        pass(TimeUnit.DAYS.toSeconds(6));
        assertEquals(Verdict.ADMITTED, ofCookie(pair));
        pass(TimeUnit.DAYS.toSeconds(6));
        assertEquals(Verdict.ADMITTED, ofCookie(pair));
        pass(TimeUnit.DAYS.toSeconds(8));
        assertEquals(Verdict.REFUSED, ofCookie(pair));
    }

    @Test
    void theHundredAndFirstSessionEndsTheOneThatWasUsedLongestAgo() {
        Sessions sessions = new Sessions(random);
        String first = sessions.begin(0);
        String second = sessions.begin(0);
        assertTrue(sessions.use(first, 1));
        for (int i = 0; i < 99; i++) {
            sessions.begin(2);
        }
        assertTrue(sessions.use(first, 3));
        assertEquals(false, sessions.use(second, 3));
    }

    @Test
    void eachWrongPasswordDoublesTheWaitUpToAMinute() {
        long[] expected = {1, 2, 4, 8, 16, 32, 64, 64};
        for (long seconds : expected) {
            assertEquals(new PasswordGate.Login(null, 0), gate.login("wrong", client(1)));
            long wait = gate.login(RIGHT, client(1)).waitSeconds();
            assertEquals(seconds, wait - 1, "even the right one waits");
            pass(seconds);
        }
        assertNotNull(gate.login(RIGHT, client(1)).cookie());
        assertEquals(0, gate.login("wrong", client(1)).waitSeconds(), "the right one begins anew");
        assertEquals(2, gate.login(RIGHT, client(1)).waitSeconds());
    }

    @Test
    void otherAddressesWaitForHalfASecondOnly() {
        gate.login("wrong", client(1));
        assertEquals(1, gate.login(RIGHT, client(2)).waitSeconds());
        nowNanos += TimeUnit.MILLISECONDS.toNanos(500);
        assertNotNull(gate.login(RIGHT, client(2)).cookie());
        assertNull(gate.login(RIGHT, client(1)).cookie());
    }

    @Test
    void allAddressesOfAnIpv6NetworkAreOne() throws UnknownHostException {
        gate.login("wrong", InetAddress.getByName("2001:db8::1"));
        nowNanos += TimeUnit.MILLISECONDS.toNanos(600);
        assertEquals(1, gate.login(RIGHT, InetAddress.getByName("2001:db8::2")).waitSeconds());
        assertNotNull(
                gate.login(RIGHT, InetAddress.getByName("2001:db8:0:1::1")).cookie());
    }

    @Test
    void theTableOfAddressesIsBounded() {
        Attempts attempts = new Attempts();
        for (int i = 0; i < 7; i++) {
            assertEquals(0, attempts.begin(client(0), nowNanos));
            pass(64);
        }
        for (int i = 1; i <= 1000; i++) {
            nowNanos += TimeUnit.MILLISECONDS.toNanos(500);
            assertEquals(0, attempts.begin(client(i), nowNanos));
        }
        pass(1);
        assertEquals(0, attempts.begin(client(0), nowNanos));
        pass(1);
        assertEquals(0, attempts.begin(client(0), nowNanos), "how often it was wrong is forgotten");
    }

    @Test
    void basicAuthenticationIsHashedSlowlyOnceAndThenTakesNoTries() {
        assertEquals(Verdict.REFUSED, gate.verdict(null, basic("wrong"), client(1)));
        assertEquals(Verdict.TOO_SOON, gate.verdict(null, basic(RIGHT), client(1)));
        pass(1);
        assertEquals(Verdict.ADMITTED, gate.verdict(null, basic(RIGHT), client(1)));
        assertEquals(Verdict.REFUSED, gate.verdict(null, basic("wrong"), client(1)));
        assertEquals(Verdict.ADMITTED, gate.verdict(null, basic(RIGHT), client(1)), "known to be right");
        assertEquals(Verdict.REFUSED, gate.verdict(null, "Basic %%%", client(1)));
        assertEquals(Verdict.REFUSED, gate.verdict(null, "Bearer x", client(1)));
    }
}
