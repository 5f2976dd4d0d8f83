package io.netbench.host;

/** What programs that this process starts get of its environment: all but its secret, for which none has a use. */
public final class ChildEnvironment {

    /** The variable in which a token may be given. */
    public static final String TOKEN = "NETBENCH_TOKEN";

    private ChildEnvironment() {}

    /** Keeps the token from a program that is about to be started. */
    public static void withholdToken(ProcessBuilder program) {
        program.environment().remove(TOKEN);
    }
}
