package io.netbench.cli.progress;

/** For those who want to see nothing. */
final class NoProgress implements ProgressLine {

    @Override
    public void step(String text) {
        // Nobody looks.
    }

    @Override
    public void interval(Interval figures) {
        // Nobody looks.
    }

    @Override
    public void remark(String text) {
        // Nobody looks.
    }

    @Override
    public void close() {
        // Nothing was written.
    }
}
