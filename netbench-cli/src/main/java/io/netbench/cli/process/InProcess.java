package io.netbench.cli.process;

/** The command above all others, which was told of the process. */
public interface InProcess {

    /** The process in which it runs. */
    ThisProcess process();
}
