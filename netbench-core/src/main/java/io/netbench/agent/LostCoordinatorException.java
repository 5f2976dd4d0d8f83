package io.netbench.agent;

/** Nobody holds the run any more: the stream broke, or the lease ran out. There is nobody left to tell. */
final class LostCoordinatorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostCoordinatorException(String message) {
        super(message);
    }
}
