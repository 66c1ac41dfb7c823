package udpcam.camera.http;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Accepts the certificates of all servers, as FFmpeg does: cameras sign their own, for whatever name. */
final class Certificates {
    private static final SSLSocketFactory ANY = any();

    private Certificates() {}

    static void acceptAny(HttpsURLConnection connection) {
        connection.setSSLSocketFactory(ANY);
        connection.setHostnameVerifier((host, session) -> true);
    }

    private static SSLSocketFactory any() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAll()}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JVM has TLS
        }
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
