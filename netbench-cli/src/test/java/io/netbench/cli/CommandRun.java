package io.netbench.cli;

import io.netbench.cli.process.ThisProcess;
import io.netbench.cli.terminal.TerminalWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a command said and how it ended, run within the test's own process.
 *
 * @param status exit status
 * @param out standard output, without what is written past picocli
 * @param err standard error
 */
public record CommandRun(int status, String out, String err) {

    public static CommandRun of(String... arguments) {
        return of(NetbenchCommand.newCommandLine(ThisProcess.untouched(), arguments), arguments);
    }

    /** The same on a command line that may have read others before. */
    public static CommandRun of(CommandLine netbench, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        netbench.setOut(TerminalWriter.styled(out));
        netbench.setErr(TerminalWriter.plain(err));
        int status = netbench.execute(arguments);
        return new CommandRun(status, out.toString(), err.toString());
    }
}
