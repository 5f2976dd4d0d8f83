/** Hints from facts of a host: what could be better there, in plain words. */
package io.netbench.advice;
