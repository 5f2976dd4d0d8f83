/**
 * The result of a run as immutable records, and the JSON that they are written as.
 *
 * <p>Three ways in which a figure can be missing are kept apart:
 * <ul>
 *   <li>a <b>null</b> figure could not be measured; it is written as {@code null}, and the {@code absent} map of the
 *       same object gives the reason;
 *   <li>an <b>empty {@link java.util.Optional}</b> is no part of this run (no rate was asked for, there were no
 *       rounds); it is left out of the document;
 *   <li><b>0</b> was measured, and is zero.
 * </ul>
 *
 * <p>Times named {@code ...Ns} within a run count from the run's start instant T; sizes are bytes; rates are bytes per
 * second of payload unless the name says otherwise.
 */
package io.netbench.result;
