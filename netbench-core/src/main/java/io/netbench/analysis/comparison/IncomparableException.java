package io.netbench.analysis.comparison;

/** Two sides whose figures are of different things; the message says which. */
public final class IncomparableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IncomparableException(String message) {
        super(message);
    }
}
