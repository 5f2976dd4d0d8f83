package io.netbench.coordinator;

/** The run can't go on. What there is gets reported; agents that dropped out have said their own reasons. */
final class GivenUpException extends Exception {

    private static final long serialVersionUID = 1L;

    GivenUpException(String message) {
        super(message);
    }
}
