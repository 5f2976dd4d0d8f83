/** Starts agents on hosts with what a site has, the system's ssh or Slurm's srun, and ends them with the run. */
package io.netbench.launch;
