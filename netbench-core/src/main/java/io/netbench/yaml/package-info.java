/** Files in YAML that people write: values with the lines in which they stand, and nothing that could make objects. */
package io.netbench.yaml;
