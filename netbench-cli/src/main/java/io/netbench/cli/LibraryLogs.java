package io.netbench.cli;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What libraries may write to standard error: failures, and with {@code --debug} what they say of this platform. What they
 * say of messages stays unwritten at every level, however it is asked for: the token and the keys of runs are in these.
 */
final class LibraryLogs {

    private static final String SETTINGS = "org.slf4j.simpleLogger.";
    private static final String LEVEL_OF_ALL = SETTINGS + "defaultLogLevel";
    private static final String LEVEL_OF = SETTINGS + "log.";

    /** Loops, memory and the platform. No package belongs here whose classes see what is sent or received. */
    private static final List<String> WITHOUT_SECRETS =
            List.of("io.netty.bootstrap", "io.netty.buffer", "io.netty.channel", "io.netty.resolver", "io.netty.util");

    /** gRPC logs past slf4j, several lines for each connection that speaks no HTTP/2: any peer could fill a disk. */
    private static final class Grpc {
        // A logger that nobody holds forgets its level.
        static final Logger LOGGER = Logger.getLogger("io.grpc");
    }

    private LibraryLogs() {}

    /** Sets the levels. Before the first logger is made: slf4j-simple reads them once. */
    static void open(boolean debug) {
        quiet();
        if (debug) {
            WITHOUT_SECRETS.forEach(name -> System.setProperty(LEVEL_OF + name, "debug"));
            // Only here: a format has the JVM load its time zones, and every start would wait for that.
            System.setProperty(SETTINGS + "showDateTime", "true");
            System.setProperty(SETTINGS + "dateTimeFormat", "HH:mm:ss.SSS");
        }
        Grpc.LOGGER.setLevel(debug ? Level.INFO : Level.SEVERE);
    }

    /** The same without {@code --debug}, where nothing of gRPC's is run. */
    static void quiet() {
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(LEVEL_OF) && !isWithoutSecrets(name.substring(LEVEL_OF.length())))
                .forEach(System::clearProperty);
        System.setProperty(LEVEL_OF_ALL, "error");
    }

    private static boolean isWithoutSecrets(String logger) {
        return WITHOUT_SECRETS.stream().anyMatch(name -> logger.equals(name) || logger.startsWith(name + "."));
    }
}
