/** Markup, the only place where it is written: text can't become more than text in it, and a page can't ask for anything outside. */
package io.netbench.cli.html.markup;
