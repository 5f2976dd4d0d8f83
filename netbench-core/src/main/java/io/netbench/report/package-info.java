/** What every report of a result chooses alike, as text or as a page: what comes first, what stands out, and in which words. */
package io.netbench.report;
