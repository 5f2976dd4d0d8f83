package io.netbench.cli.options;

/** What a person sees while a run goes on. */
public enum LiveMode {
    /** A progress line on a terminal, plain lines elsewhere. */
    AUTO,
    /** One line an interval, wherever it goes. */
    LINE,
    /** A full screen of hosts and links; lines where there is no terminal for it. */
    FULL,
    /** Nothing. */
    OFF
}
