package io.netbench.cli;

import io.netbench.analysis.StopCause;
import io.netbench.cli.process.Interrupts;
import io.netbench.cli.process.ThisProcess;
import io.netbench.cli.terminal.TerminalWriter;
import io.netbench.cli.watch.Measured;
import io.netbench.cli.watch.Suites;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Runs a command of netbench within another one, again and again, each time with a command line of its own. */
final class SuiteCall implements Suites {

    private static final int MOST_SAID = 16 << 10;

    private final ThisProcess process;
    private final List<String> command;
    private Interrupts current = new Interrupts();
    private Optional<StopCause> ended = Optional.empty();

    /** @param command and its options, without those that say where results go */
    SuiteCall(ThisProcess process, List<String> command) {
        this.process = process;
        this.command = List.copyOf(command);
    }

    @Override
    public Measured measure(Path file) {
        Said said = new Said();
        int status = run(List.of("--json", file.toString(), "--quiet"), Writer.nullWriter(), said);
        return new Measured(status, said.lines(), file);
    }

    /** Runs it once with more options. Returns its exit status. */
    int run(List<String> more, Writer out, Writer err) {
        Interrupts signals = new Interrupts();
        synchronized (this) {
            current = signals;
            ended.ifPresent(signals::happen);
        }
        List<String> words = new ArrayList<>(command);
        words.addAll(more);
        String[] arguments = words.toArray(String[]::new);
        CommandLine netbench = NetbenchCommand.newCommandLine(process.within(signals), arguments);
        netbench.setOut(TerminalWriter.plain(out));
        netbench.setErr(TerminalWriter.plain(err));
        return Main.execute(netbench, arguments);
    }

    /** Ends what is run now, and what would be run after it, as a signal would. */
    synchronized void end(StopCause ending) {
        ended = Optional.of(ending);
        current.happen(ending);
    }

    /** What is said on standard error, as far as anybody wants to read it. */
    private static final class Said extends StringWriter {

        @Override
        public void write(String text, int from, int length) {
            super.write(text, from, fitting(length));
        }

        @Override
        public void write(char[] text, int from, int length) {
            super.write(text, from, fitting(length));
        }

        private int fitting(int length) {
            return Math.min(length, MOST_SAID - getBuffer().length());
        }

        /** Without the name of the command, which whoever watches knows. */
        List<String> lines() {
            return toString()
                    .lines()
                    .map(line -> line.replaceFirst("^netbench [a-z-]+: ", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }
}
