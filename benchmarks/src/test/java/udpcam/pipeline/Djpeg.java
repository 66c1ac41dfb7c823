package udpcam.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import udpcam.picture.Raster;

/** What djpeg, libjpeg-turbo's own program, makes of a JPEG. */
final class Djpeg {
    private static final int WARNED = 2; // its exit status

    private final int exit;
    private final String said;
    private int width;
    private int height;
    private int[] pixels = {}; // 0x00RRGGBB; none if it shows nothing

    private Djpeg(int exit, String said) {
        this.exit = exit;
        this.said = said;
    }

    static Djpeg of(Path file) throws IOException, InterruptedException {
        Djpeg rgb = of(file, "-rgb"); // of grey, too
        return rgb.shows() ? rgb : of(file, "-pnm"); // of CMYK
    }

    private static Djpeg of(Path file, String option) throws IOException, InterruptedException {
        Path out = Files.createTempFile("djpeg", ".pnm");
        Path errors = Files.createTempFile("djpeg", ".txt");
        try {
            Process process = new ProcessBuilder(
                            "timeout", "20", "djpeg", "-pnm", option, "-outfile", out.toString(), file.toString())
                    .redirectError(errors.toFile())
                    .start();
            int exit = process.waitFor();
            String said = Files.readString(errors, StandardCharsets.ISO_8859_1);
            Djpeg made = new Djpeg(exit, said.lines().findFirst().orElse(""));
            if (exit == 0 || exit == WARNED) {
                made.read(Files.readAllBytes(out));
            }
            return made;
        } finally {
            Files.delete(out);
            Files.delete(errors);
        }
    }

    /** Reads P5 or P6: width, height and 255 in ASCII, then the samples. */
    private void read(byte[] pnm) {
        int[] numbers = new int[3];
        int at = 2;
        for (int i = 0; i < numbers.length; i++) {
            for (at++; pnm[at] >= '0'; at++) {
                numbers[i] = 10 * numbers[i] + pnm[at] - '0';
            }
        }
        at++;
        width = numbers[0];
        height = numbers[1];
        pixels = new int[width * height];
        boolean isGrey = pnm[1] == '5';
        for (int i = 0; i < pixels.length; i++) {
            for (int colour = 0; colour < 3; colour++) {
                pixels[i] = pixels[i] << 8 | (pnm[at] & 0xFF);
                at += isGrey && colour < 2 ? 0 : 1;
            }
        }
    }

    boolean shows() {
        return pixels.length > 0;
    }

    String status() {
        return shows() ? (exit == WARNED ? "shows it with a warning" : "shows it") : "fails";
    }

    /** The first line that it said. */
    String said() {
        return said;
    }

    /** How like the two pictures are, in dB; 0 if they are not of one size. */
    double psnr(Raster raster) {
        if (raster.size().width() != width || raster.size().height() != height) {
            return 0;
        }
        double squares = 0;
        for (int i = 0; i < pixels.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                int difference = (pixels[i] >> shift & 0xFF) - (raster.pixels().get(i) >> shift & 0xFF);
                squares += difference * difference;
            }
        }
        return squares == 0 ? 99 : 10 * Math.log10(255.0 * 255.0 * 3 * pixels.length / squares);
    }
}
