package io.netbench.result.end;

/**
 * Operations as one end counts them: the sink counts complete blocks, the pacer knows what it started. What an end can't
 * know is null.
 *
 * @param warmup operations completed before the window
 * @param window operations completed in the window
 * @param cut blocks that the end of the run cut off before their last byte was sent; known to the source
 * @param unfinished operations that were started and never completed, the cut ones among them; known to the pacer
 * @param oldestUnfinishedNs how long the oldest of them had been in flight, at a rate how long ago the oldest that did not
 *     complete was meant to start; 0 if there are none
 * @param notStarted operations that the offered rate asked for and that never started; known to the pacer, 0 without a
 *     rate
 */
public record EndOperations(
        Long warmup, Long window, Long cut, Long unfinished, Long oldestUnfinishedNs, Long notStarted) {

    /** An end that counted no operations at all. */
    public static final EndOperations UNKNOWN = new EndOperations(null, null, null, null, null, null);
}
