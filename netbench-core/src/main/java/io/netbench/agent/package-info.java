/** An agent runs its share of a plan: one gRPC session at a time drives a data plane. */
package io.netbench.agent;
