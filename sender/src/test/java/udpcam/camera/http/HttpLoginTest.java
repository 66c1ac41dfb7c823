package udpcam.camera.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpLoginTest {
    private static final String MD5 = "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=MD5, "
            + "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

    /** The example of RFC 7616 section 3.9.1. */
    private final HttpLogin login =
            new HttpLogin("Mufasa", "Circle of Life", () -> "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");

    @ParameterizedTest
    @CsvSource({
        "MD5, 8ca523f5e9506fed4657c9700eebdbec",
        "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
    })
    void aChallengeIsAnsweredAsTheStandardHasIt(String algorithm, String response) {
        assertNull(login.authorization("GET", "/dir/index.html"));
        assertTrue(login.take(List.of("Basic realm=\"x\"", MD5.replace("MD5", algorithm))));
        String answer = String.valueOf(login.authorization("GET", "/dir/index.html"));
        assertTrue(answer.contains("response=\"" + response + "\""), answer);
        assertTrue(answer.contains("nc=00000001"), answer);
        assertTrue(String.valueOf(login.authorization("GET", "/")).contains("nc=00000002"));
    }

    @Test
    void aServerThatKnowsOnlyBasicGetsBasic() {
        assertTrue(login.take(List.of("Negotiate", "basic realm=cam")));
        assertEquals("Basic TXVmYXNhOkNpcmNsZSBvZiBMaWZl", login.authorization("GET", "/"));
        assertFalse(login.take(List.of("Basic realm=cam")), "it was rejected");
    }

    @Test
    void aRejectedPasswordIsNotTriedAgain() {
        assertTrue(login.take(List.of(MD5)));
        login.authorization("GET", "/");
        assertFalse(login.take(List.of(MD5)));
    }

    @Test
    void anOutdatedNonceIsNoRejection() {
        assertTrue(login.take(List.of(MD5)));
        login.authorization("GET", "/");
        login.accept();
        login.authorization("GET", "/");
        assertTrue(login.take(List.of(MD5)), "the nonce was accepted before");
        login.authorization("GET", "/");
        assertTrue(login.take(List.of(MD5 + ", stale=true")));
        login.authorization("GET", "/");
        assertFalse(login.take(List.of(MD5)));
    }

    @Test
    void whatNobodyHereKnowsIsNotAnswered() {
        assertFalse(login.take(List.of("Negotiate", MD5.replace("MD5", "ROT13"))));
        assertNull(login.authorization("GET", "/"));
    }
}
