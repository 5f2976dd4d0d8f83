/** What is told of the shapes of storage protocols. */
package io.netbench.cli.profiles;
