/** What a person sees while a run goes on: one line, redrawn on a terminal, or one line an interval elsewhere. */
package io.netbench.cli.progress;
