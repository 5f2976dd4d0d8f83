package io.netbench.analysis.layers;

import io.netbench.result.StorageLayer;

/**
 * One layer of a waterfall.
 *
 * @param layer which
 * @param name what was measured
 * @param bytesPerS what it gave
 * @param isNarrowest whether it is the narrowest of what the storage stands on
 */
public record Step(StorageLayer layer, String name, double bytesPerS, boolean isNarrowest) {}
