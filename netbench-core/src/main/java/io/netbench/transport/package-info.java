/** The interface that transports implement, their lookup by {@link java.util.ServiceLoader}, and TCP_INFO as a record. */
package io.netbench.transport;
