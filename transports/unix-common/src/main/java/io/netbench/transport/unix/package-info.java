/** What the native transports share: options and figures of Linux sockets, and the reasons why a host lacks them. */
package io.netbench.transport.unix;
