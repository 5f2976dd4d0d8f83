package io.netbench.text;

/** The variable of the environment in which the secret of agents and their coordinators may be given. */
public final class TokenVariable {

    public static final String NAME = "NETBENCH_TOKEN";

    private TokenVariable() {}

    /** Keeps it from a program that this process starts: none has a use for it. */
    public static void withhold(ProcessBuilder program) {
        program.environment().remove(NAME);
    }
}
