package udpcam.programs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The programs in C++, built by the README's line. */
final class CppPeer {
    private static boolean isBuilt;

    private CppPeer() {}

    static Path folder() {
        return Launched.projectRoot().resolve("target/peers-cpp");
    }

    /** Builds them, the first time that a test needs them. */
    static synchronized void build() throws IOException {
        Needs.programs("cmake", "c++");
        Needs.success(
                "OpenCV for C++ is not installed (libopencv-dev)",
                "test",
                "-e",
                "/usr/include/opencv4/opencv2/highgui.hpp");
        Needs.success(
                "JSON for C++ is not installed (nlohmann-json3-dev)", "test", "-e", "/usr/include/nlohmann/json.hpp");
        if (!isBuilt) {
            String line = ReadmeLine.of("build those in C++")
                    .with("-B target/peers-cpp", "-B target/peers-cpp -DWARNINGS_ARE_ERRORS=ON")
                    .command();
            String shell = "cd '" + Launched.projectRoot() + "' && " + line;
            try (Launched build = Launched.command(Map.of(), List.of("sh", "-ec", shell))) {
                build.awaitEnd(600);
                if (build.exitCode() != 0) {
                    throw new AssertionError(build.said());
                }
            }
            isBuilt = true;
        }
    }
}
