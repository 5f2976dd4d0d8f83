/** An agent runs its share of a plan: life cycle, leases and limits. */
package io.netbench.agent;
