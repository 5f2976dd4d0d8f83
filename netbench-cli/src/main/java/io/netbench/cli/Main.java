package io.netbench.cli;

import io.netbench.cli.process.ThisProcess;
import io.netbench.cli.terminal.TerminalStream;
import java.util.Locale;
import picocli.CommandLine;

/** The entry point of the process, and the only place that ends it. */
public final class Main {

    private static final String LEAK_DETECTION = "io.netty.leakDetection.level";

    /** Known to Java 22 and later. */
    private static final String PLAIN_REFLECTION = "jdk.reflect.useNativeAccessorOnly";

    private Main() {}

    /** Runs the command that {@code args} name and exits with its status. */
    public static void main(String[] args) {
        // Figures look the same everywhere: what people read in one place they look for in another.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        reflectPlainly();
        System.setErr(new TerminalStream(System.err));
        followNoBuffers();
        NativeFolder.choose(System.getenv());
        if (VersionAlone.isAsked(args)) {
            System.exit(VersionAlone.tell());
        }
        ThisProcess process = ThisProcess.takenOver();
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
     * The JVM makes code for each constructor, accessor and field that is reached by reflection. What it is used for here
     * (options, messages, results) is done a few times, and a run of 1 s spent most of its start on that code. Has to be
     * said before anything is reached so.
     */
    private static void reflectPlainly() {
        if (System.getProperty(PLAIN_REFLECTION) == null) {
            System.setProperty(PLAIN_REFLECTION, "true");
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
