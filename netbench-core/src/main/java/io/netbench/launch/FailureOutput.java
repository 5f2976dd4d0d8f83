package io.netbench.launch;

import io.netbench.text.Property;
import java.util.Map;

/** The line of a failed command's output that says why it failed, made fit for a message. Thread-safe. */
final class FailureOutput {

    /** What a person can do about well-known reasons. */
    private static final Map<String, String> ADVICE = Map.of(
            "Unable to access jarfile", "name where the jar is on the hosts with " + Property.LAUNCH_PATH,
            "java: not found", "name Java on the hosts with " + Property.JAVA,
            "java: command not found", "name Java on the hosts with " + Property.JAVA,
            "execve(): ",
                    "name Java on the hosts with " + Property.JAVA + ", and netbench with " + Property.LAUNCH_PATH,
            "Host key verification failed", "connect once by hand so that ssh learns the host's key");

    private static final int MAX_CHARACTERS = 300;

    private volatile String line = "";

    /** Another line; blank ones and the inner lines of a stack trace say nothing. */
    void add(String newLine) {
        String text = newLine.strip();
        boolean isTrace = text.startsWith("at ") || text.startsWith("... ");
        if (!text.isEmpty() && !isTrace) {
            line = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) + "..." : text;
        }
    }

    /** Why a command ended before its agent was ready. */
    String afterEnd(String command, int exitStatus) {
        return or(command + " ended with status " + exitStatus + " and said nothing");
    }

    /** The line, with advice where there is some; or another text if nothing was said. */
    String or(String text) {
        return line.isEmpty() ? text : withAdvice();
    }

    /** What is known of a command that said too little in time. */
    String afterSilence(String patience) {
        return "no agent within " + patience + (line.isEmpty() ? "" : "; the last that it said: " + line);
    }

    private String withAdvice() {
        return ADVICE.entrySet().stream()
                .filter(entry -> line.contains(entry.getKey()))
                .findFirst()
                .map(entry -> line + "; " + entry.getValue())
                .orElse(line);
    }
}
