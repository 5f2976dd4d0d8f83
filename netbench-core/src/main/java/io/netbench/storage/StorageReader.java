package io.netbench.storage;

import io.netbench.result.StorageResult;
import java.util.List;

/** Reads one format of one storage tool. A new one is a class like this, a line in {@link StorageFiles}, and a test. */
interface StorageReader {

    /** What messages call it: {@code fio JSON}. */
    String name();

    /** What a text must have to be of this format. */
    Marks marks();

    /**
     * All results in a text, in its order; what moved no data is left out.
     *
     * @param place in the file; complaints go through it
     * @throws StorageFileException if the text is not whole, or a figure is wrong
     */
    List<StorageResult> read(String text, Place place);
}
