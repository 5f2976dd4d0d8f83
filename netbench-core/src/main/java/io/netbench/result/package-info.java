/** The result of a run as a record tree, with its readers and writers. */
package io.netbench.result;
