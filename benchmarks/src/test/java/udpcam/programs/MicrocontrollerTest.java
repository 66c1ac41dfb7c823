package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import udpcam.bench.clip.Footage;

/** The lines of C that the peers' README has for a microcontroller, compiled and run on this computer. */
class MicrocontrollerTest {
    private static final Footage PICTURE = new Footage(640, 480, 1, 10);

    /** What a board has around them: a socket, and a picture again and again, here from a file. */
    private static final String PROGRAM = """
            #include <arpa/inet.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/socket.h>
            #include <unistd.h>

            %s
            int main(int count, char **options)
            {
                static unsigned char jpeg[300000];
                FILE *file = fopen(options[count - 2], "rb");
                size_t size = file == NULL ? 0 : fread(jpeg, 1, sizeof jpeg, file);
                struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((unsigned short) atoi(options[count - 1]))};
                to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
                int link = socket(AF_INET, SOCK_DGRAM, 0);
                for (int i = 0; i < 60; i++, usleep(33000)) {
                    if (send_frame(link, (struct sockaddr *) &to, sizeof to, jpeg, size) != 0) return 1;
                }
                return 0;
            }
            """;

    @TempDir
    Path folder;

    private static String linesOfTheReadme() throws Exception {
        String readme = Files.readString(Launched.projectRoot().resolve("peers/README.md"));
        Matcher lines = Pattern.compile("```c\\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertTrue(lines.find(), "the README has C");
        return lines.group(1);
    }

    private Path compiled() throws Exception {
        Path source = folder.resolve("board.c");
        Path program = folder.resolve("board");
        Files.writeString(source, PROGRAM.formatted(linesOfTheReadme()));
        String line = "cc -std=gnu99 -Wall -Wextra -Wpedantic -Werror -fsanitize=address,undefined -o " + program + " "
                + source;
        try (Launched compiler = Launched.command(Map.of(), List.of("sh", "-c", line))) {
            assertEquals(0, compiler.exitCode(), compiler.said());
        }
        return program;
    }

    @Test
    void theReceiverShowsWhatABoardSends() throws Exception {
        Needs.programs("cc");
        Path program = compiled();
        Path jpeg = folder.resolve("picture.jpg");
        PICTURE.writeJpeg(jpeg);
        Path saved = folder.resolve("saved.png");
        String port = Desk.freePort();
        try (Launched receiver =
                Launched.script("receiver", Map.of(), "--headless", "--port", port, "--snapshot", saved.toString())) {
            receiver.awaitSaid("frames/s"); // it is ready
            try (Launched board = Launched.command(Map.of(), List.of(program.toString(), jpeg.toString(), port))) {
                assertEquals(0, board.exitCode(), board.said());
            }
            assertEquals(0, receiver.terminate().exitCode(), receiver.said());
            // Where the machine pauses amid a frame, it cannot be shown: it has no check.
            assertTrue(receiver.count("frames complete") >= 50, receiver.said());
            assertTrue(receiver.count("datagrams received") > 2 * 50, receiver.said());
        }
        assertTrue(Psnr.of(PICTURE, Psnr.pixels(saved)) >= 30);
    }
}
