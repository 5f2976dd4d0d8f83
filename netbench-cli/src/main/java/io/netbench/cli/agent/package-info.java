/** What an agent does as a process. */
package io.netbench.cli.agent;
