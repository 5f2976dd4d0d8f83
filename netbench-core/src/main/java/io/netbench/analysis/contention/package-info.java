/** What loads lose to each other when they run side by side. */
package io.netbench.analysis.contention;
