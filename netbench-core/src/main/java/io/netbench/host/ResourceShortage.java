package io.netbench.host;

import io.netbench.text.Property;
import java.util.Locale;
import java.util.Optional;

/**
 * What to tell a person when the JVM was not given memory or threads: its own words for all of these are those of an
 * {@link OutOfMemoryError}.
 */
public final class ResourceShortage {

    private static final int MOST_CAUSES = 16;

    private ResourceShortage() {}

    /** What was too little, and how to give more; empty if that is not why it failed. */
    public static Optional<String> reason(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            if (cause instanceof OutOfMemoryError shortage) {
                return Optional.of(reason(shortage));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static String reason(OutOfMemoryError shortage) {
        String message = String.valueOf(shortage.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("thread")) {
            return "no more threads could be made; raise what the host allows (pids.max of the control group, or"
                    + " ulimit -u), or take fewer with " + Property.THREADS;
        }
        if (message.contains("direct")) {
            return "the direct memory that the JVM was given is too small for this; give it more with"
                    + " NETBENCH_JAVA_OPTS=-XX:MaxDirectMemorySize=4g, or ask for fewer connections";
        }
        if (message.contains("metaspace") || message.contains("class space")) {
            return "the JVM was given too little room for classes; leave out -XX:MaxMetaspaceSize";
        }
        return "the Java heap of " + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB is too small for this; give it more with NETBENCH_JAVA_OPTS=-Xmx4g, or ask for fewer links";
    }
}
