package io.netbench.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of the {@code netbench} command. */
@Command(
        name = "netbench",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Loads a network the way a parallel storage system does, and shows what every link gave.")
public final class Main implements Runnable {
    private Main() {}

    /** Runs the command that {@code args} name and exits with its status. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties build = new Properties();
            try (InputStream in = Main.class.getResourceAsStream("/io/netbench/build.properties")) {
                build.load(in);
            }
            return new String[] {
                "netbench %s (%s), Netty %s, Java %s"
                        .formatted(
                                build.getProperty("version"),
                                build.getProperty("commit"),
                                build.getProperty("netty"),
                                Runtime.version())
            };
        }
    }
}
