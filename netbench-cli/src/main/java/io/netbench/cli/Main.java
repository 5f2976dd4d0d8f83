package io.netbench.cli;

import io.netbench.cli.process.ThisProcess;
import io.netbench.cli.terminal.TerminalStream;
import picocli.CommandLine;

/** The entry point of the process, and the only place that ends it. */
public final class Main {

    private static final String LEAK_DETECTION = "io.netty.leakDetection.level";

    private Main() {}

    /** Runs the command that {@code args} name and exits with its status. */
    public static void main(String[] args) {
        System.setErr(new TerminalStream(System.err));
        ThisProcess process = ThisProcess.takenOver();
        followNoBuffers();
        NativeFolder.choose(System.getenv());
        CommandLine netbench = NetbenchCommand.newCommandLine(process, args);
        System.exit(process.signals().endWith(execute(netbench, args)));
    }

    /** Errors, such as that of a JVM without memory, come past picocli. */
    static int execute(CommandLine netbench, String... args) {
        try {
            return netbench.execute(args);
        } catch (Error failure) {
            return new Failures(netbench.getCommand()).report(failure, netbench);
        }
    }

    /**
     * Netty follows one buffer in 128 to find leaks. When that is the buffer that a loop sends from, a stack trace is
     * taken for each operation of that loop, and its links are slower than others for no reason of the network's.
     */
    private static void followNoBuffers() {
        if (System.getProperty(LEAK_DETECTION) == null) {
            System.setProperty(LEAK_DETECTION, "disabled");
        }
    }
}
