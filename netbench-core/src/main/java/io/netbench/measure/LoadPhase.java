package io.netbench.measure;

/** What part of a run a byte belongs to, by the instant at which its sink read it. */
public enum LoadPhase {

    /** Before the measured window. */
    WARMUP(0),

    /** The measured window. */
    WINDOW(1),

    /** After the end of either of them: what was still on its way. */
    DRAIN(2);

    static final int COUNT = 3;

    /** From 0 up: where counters keep what belongs to the phase. */
    final int index;

    LoadPhase(int index) {
        this.index = index;
    }
}
