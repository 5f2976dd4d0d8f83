/** What a terminal can show: streams, styles, paragraphs, bars and tables. */
package io.netbench.cli.terminal;
