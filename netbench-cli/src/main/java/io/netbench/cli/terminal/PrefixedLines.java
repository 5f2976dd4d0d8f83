package io.netbench.cli.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.function.Supplier;

/** Puts a text before every line that is written. */
public final class PrefixedLines extends FilterWriter {

    private final Supplier<String> prefix;
    private boolean isWithinLine;

    /**
     * Lines of another writer.
     *
     * @param prefix asked for at the begin of each line
     */
    public PrefixedLines(Writer out, Supplier<String> prefix) {
        super(out);
        this.prefix = prefix;
    }

    @Override
    public void write(int letter) throws IOException {
        if (!isWithinLine) {
            out.write(prefix.get());
        }
        isWithinLine = letter != '\n';
        out.write(letter);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(text[i]);
        }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(text.charAt(i));
        }
    }
}
