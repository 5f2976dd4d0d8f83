/** Certificates for a test bed. */
package io.netbench.cli.certs;
