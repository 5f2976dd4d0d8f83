package io.netbench.cli.process;

/** A command that listens to signals and ends in order, with what it has; others end on a signal as every program does. */
public interface EndsInOrder {}
