/** A result as text for people: one screen, aligned, without colour as the only carrier of meaning. */
package io.netbench.cli.report;
