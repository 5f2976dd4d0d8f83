/** Agents as their coordinator knows them: sessions, clocks, answers, losses, and which links they carry. */
package io.netbench.coordinator.agents;
