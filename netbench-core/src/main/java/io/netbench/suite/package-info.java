/** Several runs with one verdict over them. */
package io.netbench.suite;
