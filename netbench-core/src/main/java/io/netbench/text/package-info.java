/** Sizes, rates, times and amounts, parsed and printed in one place; names of hosts, and text that is safe to show. */
package io.netbench.text;
