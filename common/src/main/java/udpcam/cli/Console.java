package udpcam.cli;

import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a program says to its user, on standard error: lines, and one status line that is overwritten in place on a
 * terminal. Passwords are masked. Any thread may speak.
 */
public final class Console {
    private static final String ERASE_LINE = "\r\033[K";
    private static final String NO_WRAP = "\033[?7l"; // a line that wraps could not be erased
    private static final String WRAP = "\033[?7h";

    private final String program;
    private final PrintStream err;
    private final boolean terminal;
    private boolean statusShown;

    /** {@code terminal} says whether {@code err} is one. */
    public Console(String program, PrintStream err, boolean terminal) {
        this.program = program;
        this.err = err;
        this.terminal = terminal;
    }

    /** The console on standard error; the launchers tell whether that is a terminal, which Java 17 cannot ask. */
    public static Console ofSystem(String program) {
        return new Console(program, System.err, Boolean.getBoolean("udpcam.terminal"));
    }

    /** Whether a status takes the place of the last one. */
    public boolean isTerminal() {
        return terminal;
    }

    /** Says one line. */
    public synchronized void say(String message) {
        eraseStatus();
        err.println(program + ": " + Secrets.masked(message));
    }

    /** Says one line, and with --verbose what caused it. */
    public synchronized void say(String message, Throwable cause) {
        say(message);
        Logger log = LoggerFactory.getLogger(program);
        if (log.isDebugEnabled()) {
            log.debug(Secrets.maskedTrace(cause));
        }
    }

    /** Shows where a failure comes from that is a bug. */
    synchronized void trace(Throwable failure) {
        eraseStatus();
        err.print(Secrets.maskedTrace(failure));
        err.flush();
    }

    /** Shows the state of things, in place of the last one where that is possible. Both programs may have one terminal. */
    public synchronized void status(String line) {
        eraseStatus();
        if (terminal) {
            err.print(NO_WRAP + program + ": " + line + WRAP);
            err.flush();
            statusShown = true;
        } else {
            err.println(program + ": " + line);
        }
    }

    /** Leaves the last status line standing. */
    public synchronized void endStatus() {
        if (statusShown) {
            err.println();
            statusShown = false;
        }
    }

    private void eraseStatus() {
        if (statusShown) {
            err.print(ERASE_LINE);
            statusShown = false;
        }
    }
}
