/** Storage results beside network results: what is read, how it is compared, and what a person sees of it. */
package io.netbench.cli.layers;
