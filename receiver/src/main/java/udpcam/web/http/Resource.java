package udpcam.web.http;

import java.io.IOException;

/** What is at a path of the web server. Threads of the server call it, several at once. */
@FunctionalInterface
public interface Resource {
    /** Answers a request whose sender may have it. */
    void serve(Answer answer) throws IOException, InterruptedException;
}
