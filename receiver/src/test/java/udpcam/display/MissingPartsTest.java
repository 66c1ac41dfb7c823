package udpcam.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.AWTError;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class MissingPartsTest {
    private static final String OTHERWISE = "No display at DISPLAY=:9";

    private static String told(Throwable failure) {
        return String.valueOf(
                MissingParts.told(new ExecutionException(failure), OTHERWISE).getMessage());
    }

    @Test
    void aSystemWithoutFontsIsToldWhichPackageHasThem() {
        RuntimeException noFonts = new RuntimeException("Fontconfig head is null, check your fonts");
        noFonts.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("sun.font.FontManagerFactory", "run", null, 1)});
        String line = "There are no fonts for the window, or no libraries for fonts: install some"
                + " (Debian, Ubuntu: sudo apt install fontconfig), or use --headless";
        assertEquals(line, told(new InternalError(noFonts)));
        Error linking = new UnsatisfiedLinkError("/jre/lib/libfontmanager.so: libfreetype.so.6: cannot open");
        linking.setStackTrace(noFonts.getStackTrace());
        assertEquals(line, told(linking));
    }

    @Test
    void aJavaWithoutWindowsIsToldWithTheLibraryThatLacks() {
        assertEquals(
                "This Java opens no windows (libXtst.so.6: cannot open shared object file): install one that does"
                        + " (Debian, Ubuntu: sudo apt install default-jre), or use --headless",
                told(new UnsatisfiedLinkError(
                        "/jre/lib/libawt_xawt.so: libXtst.so.6: cannot open shared object file")));
    }

    @Test
    void whatTellsOfNoPartIsToldAsItIs() {
        assertEquals(OTHERWISE, told(new AWTError("Can't connect to X11 window server")));
    }
}
