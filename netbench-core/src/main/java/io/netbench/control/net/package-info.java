/** The control plane over a network: servers and channels, and who may use them. */
package io.netbench.control.net;
