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

    /** Under it picocli tells what stands between an option and its value; nothing where that is the next word. */
    private static final String SEPARATOR = "separator";

    private static final String EQUALS_SIGN = "=";

    @Override
    public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec argument, Map<String, Object> about) {
        if (!EQUALS_SIGN.equals(about.get(SEPARATOR))) {
            words.push("");
        }
        return false;
    }
}
