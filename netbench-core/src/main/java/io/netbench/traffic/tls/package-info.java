/** TLS on data connections: who proves itself by which certificate, and what was agreed on. */
package io.netbench.traffic.tls;
