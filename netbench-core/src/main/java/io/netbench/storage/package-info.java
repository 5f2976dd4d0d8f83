/** Readers of what storage tools write: one class for each format, behind {@link io.netbench.storage.StorageReader}. */
package io.netbench.storage;
