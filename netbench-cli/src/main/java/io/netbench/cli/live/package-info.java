/**
 * The full screen that a person may watch while a run goes on: a model of the latest figures, a renderer that makes lines
 * of text of it, and a driver that puts them on a terminal and reads keys.
 */
package io.netbench.cli.live;
