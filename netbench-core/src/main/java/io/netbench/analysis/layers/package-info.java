/** Which layer of a storage path limits: storage results beside network results of the same shape. Pure functions. */
package io.netbench.analysis.layers;
