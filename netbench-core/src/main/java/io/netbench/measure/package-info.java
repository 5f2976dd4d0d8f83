/** Recorders of one link: ticks, histograms, and the samples that suppliers bring from sockets and host. */
package io.netbench.measure;
