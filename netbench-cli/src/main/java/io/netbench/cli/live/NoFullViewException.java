package io.netbench.cli.live;

/** The full view can't be shown here; the message says why, as the end of a sentence. */
public final class NoFullViewException extends Exception {

    private static final long serialVersionUID = 1L;

    NoFullViewException(String reason) {
        super(reason);
    }
}
