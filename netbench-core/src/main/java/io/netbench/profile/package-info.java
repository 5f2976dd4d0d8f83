/** Shapes of storage protocols: what their clients put on a network. */
package io.netbench.profile;
