package io.netbench.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * netbench commands, one after another, in one process of their own: where each would have a JVM of its own, the start of
 * these takes more CPU than the loads.
 */
public final class CommandLoop implements AutoCloseable {

    private static final String BETWEEN = "\u001f";

    private final NetbenchProcess process;
    private int commands;

    private CommandLoop(NetbenchProcess process) {
        this.process = process;
    }

    /**
     * Starts the process. It ends with its parent.
     *
     * @param folder where its output goes
     * @param limits shell commands that limit the process or move it elsewhere
     */
    public static CommandLoop start(Path folder, String limits) throws IOException {
        return new CommandLoop(
                NetbenchProcess.start(folder, limits, NetbenchProcess.commandLine(List.of(), CommandLoop.class)));
    }

    /** Runs a command to its end. Returns its exit status. */
    int run(String arguments) throws IOException {
        return run(List.of(arguments.split(" ")));
    }

    /** The same of arguments that may hold spaces. Returns its exit status. */
    public int run(List<String> arguments) throws IOException {
        String end = endOf(++commands);
        process.tell(String.join(BETWEEN, arguments));
        process.awaitOnOut(end);
        String status = process.out()
                .lines()
                .filter(line -> line.startsWith(end))
                .findFirst()
                .orElseThrow()
                .substring(end.length());
        return Integer.parseInt(status);
    }

    /** What all commands so far said on standard error. */
    public String err() {
        return process.err();
    }

    @Override
    public void close() {
        process.close();
    }

    /** Takes commands from standard input, a line each, until that ends. */
    public static void main(String[] none) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int commands = 0;
        for (String arguments = in.readLine(); arguments != null; arguments = in.readLine()) {
            CommandRun run = CommandRun.of(arguments.split(BETWEEN));
            System.err.print(run.err());
            System.out.println(endOf(++commands) + run.status());
        }
        System.exit(0);
    }

    private static String endOf(int command) {
        return "end of command " + command + ": ";
    }
}
