package io.netbench.cli.terminal;

import io.netbench.text.PlainText;
import java.io.PrintStream;

/** Standard error for those who know no {@link TerminalWriter}, such as loggers: here, too, a line stays one line. */
public final class TerminalStream extends PrintStream {

    public TerminalStream(PrintStream out) {
        super(out, true, StandardStream.nativeCharset());
    }

    @Override
    public void println(String line) {
        super.println(PlainText.of(String.valueOf(line)));
    }

    @Override
    public void println(Object line) {
        println(String.valueOf(line));
    }
}
