package io.netbench.cli.docs;

import java.util.List;

/**
 * Something to type: a line, or a script of several.
 *
 * @param block where it stands
 * @param line number of its first line in the page
 * @param text what a shell is given
 * @param output what the page shows as its output; empty where it shows none
 */
record DocumentedCommand(Block block, int line, String text, List<String> output) {

    /** For who has to mend it. */
    String place() {
        return block.page() + ":" + line;
    }
}
