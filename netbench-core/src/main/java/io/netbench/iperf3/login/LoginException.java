package io.netbench.iperf3.login;

/** A key or a file of users can't be used. The message names the option that gave it. */
public final class LoginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LoginException(String message) {
        super(message);
    }
}
