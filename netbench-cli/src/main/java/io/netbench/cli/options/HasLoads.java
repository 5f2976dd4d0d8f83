package io.netbench.cli.options;

import io.netbench.text.Property;
import java.util.Optional;

/** A command whose loads have options of their own. */
public interface HasLoads {

    /** How a property is called in its loads; empty if they don't have it. */
    Optional<String> nameInLoads(Property property);
}
