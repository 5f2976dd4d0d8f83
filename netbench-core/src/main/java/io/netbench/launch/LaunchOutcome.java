package io.netbench.launch;

/** What became of the launch on one host. */
sealed interface LaunchOutcome permits LaunchedAgent, LaunchFailure {}
