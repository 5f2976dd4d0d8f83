/**
 * Results in files: JSON, CSV, and logs that HdrHistogram's own tools read.
 *
 * <p>A file is written aside and renamed, so that nobody ever sees half of one. Whether it can be written is asked
 * before a run, not after it.
 */
package io.netbench.result.file;
