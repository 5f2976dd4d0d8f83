package io.netbench.traffic.connection;

import io.netbench.measure.StallFigures;

/**
 * What one end of a connection knows of its operations when it is over, since the last start.
 *
 * @param started operations that the pacer started; 0 at the other end
 * @param completed operations whose last byte came back to the pacer; 0 at the other end
 * @param cut blocks that the source began, or owed, and did not send to their end; 0 at the sink
 * @param notStarted operations that a rate called for and that were never started; 0 without a rate
 * @param oldestAgeNs age of the oldest operation that was not completed: from its start, or where a rate called for it, from the
 *     instant at which it was meant to start; to the end of the load once that is there, since how long others drain after it
 *     is not of its making; 0 when there is none
 * @param stalls of the pacer's own making: operations were due and not started, though nothing but its host kept it from it
 */
public record OperationFigures(
        long started, long completed, long cut, long notStarted, long oldestAgeNs, StallFigures stalls) {

    static final OperationFigures NONE = new OperationFigures(0, 0, 0, 0, 0);

    OperationFigures(long started, long completed, long cut, long notStarted, long oldestAgeNs) {
        this(started, completed, cut, notStarted, oldestAgeNs, StallFigures.NONE);
    }
}
