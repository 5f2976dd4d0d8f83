package io.netbench.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Whether what a documented call of Maven names is there: modules, profiles and tests. */
final class MavenCall {

    private MavenCall() {}

    static List<String> faults(List<String> arguments) throws IOException {
        List<String> faults = new ArrayList<>();
        String pom = Files.readString(Page.ROOT.resolve("pom.xml"));
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.startsWith("-P") && !pom.contains("<id>" + word.substring(2) + "</id>")) {
                faults.add("there is no profile " + word.substring(2));
            }
            if (word.equals("-pl") && Files.notExists(Page.ROOT.resolve(arguments.get(i + 1)))) {
                faults.add("there is no module " + arguments.get(i + 1));
            }
            if (word.startsWith("-Dtest=")) {
                for (String test : word.substring("-Dtest=".length()).split(",", -1)) {
                    if (!Sources.hasTest(test.split("#", 2)[0])) {
                        faults.add("there is no test " + test);
                    }
                }
            }
        }
        return faults;
    }
}
