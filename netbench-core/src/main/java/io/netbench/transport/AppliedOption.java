package io.netbench.transport;

/**
 * A socket option as it was asked for and as the kernel has it afterwards.
 *
 * @param name the kernel's name, such as {@code SO_SNDBUF}
 * @param asked what was asked for
 * @param inForce what was read back, said as what was asked for is
 */
public record AppliedOption(String name, String asked, String inForce) {}
