package io.netbench.cli.options;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * For options whose value may be left out, as iperf3 has some: what follows after a blank is never their value. Without an
 * equals sign they have an empty one.
 */
final class AttachedValue implements IParameterPreprocessor {

    /** Under it picocli tells what stands between an option and a value that is written right behind it. */
    private static final String ATTACHED = "separator";

    @Override
    public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec argument, Map<String, Object> about) {
        if (about.get(ATTACHED) == null) {
            words.push("");
        }
        return false;
    }
}
