package io.netbench.dataplane;

/** An agent can't take or carry out its share of a run. The message is one line that says why and what would be right. */
public final class AgentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AgentException(String message) {
        super(message);
    }

    public AgentException(String message, Throwable cause) {
        super(message, cause);
    }
}
