package io.netbench.cli.html;

import io.netbench.analysis.layers.Comparison;

/**
 * A storage result above the layers that it stands on.
 *
 * @param comparison of it with them
 * @param mirror the command that measures its shape
 */
public record StorageWaterfall(Comparison comparison, String mirror) {}
