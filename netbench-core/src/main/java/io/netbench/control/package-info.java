/** The control protocol: generated stubs, records to and from messages, authentication. */
package io.netbench.control;
