/** What becomes the result of a run. */
package io.netbench.coordinator.outcome;
