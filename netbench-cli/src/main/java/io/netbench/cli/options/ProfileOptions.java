package io.netbench.cli.options;

import io.netbench.plan.LinkSettings;
import io.netbench.plan.PlanException;
import io.netbench.profile.Profile;
import io.netbench.profile.ProfileReader;
import io.netbench.profile.Profiles;
import io.netbench.text.Property;
import io.netbench.yaml.YamlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where profiles are: those of netbench, of the user's configuration, and of a file, of which the later ones win. */
public final class ProfileOptions {

    @Option(
            names = "--profiles",
            paramLabel = "FILE",
            description =
                    "A file with profiles of your own, which win over those of the same name; 'netbench profiles' "
                            + "lists them. netbench/profiles.yaml in your configuration folder is read by itself.")
    @Sets(Property.PROFILES)
    private Optional<Path> file = Optional.empty();

    /**
     * All that there are.
     *
     * @throws PlanException if a file of them can't be read
     */
    public Profiles all() {
        Profiles all = ProfileReader.builtIn();
        Optional<Path> ofUser = ofUser(System.getenv()).filter(Files::exists);
        if (ofUser.isPresent()) {
            all = all.with(read(ofUser.get(), ""));
        }
        return file.isPresent() ? all.with(read(file.get(), Property.PROFILES + " ")) : all;
    }

    /**
     * Reads the file that was given, whether a profile is asked for or not.
     *
     * @throws PlanException if it can't be read
     */
    public void requireReadable() {
        if (file.isPresent()) {
            all();
        }
    }

    /** The file of a user, by {@code XDG_CONFIG_HOME} or {@code HOME}, whether it is there or not. */
    static Optional<Path> ofUser(Map<String, String> environment) {
        // The specification of these variables says that a relative path is to be ignored.
        return path(environment, "XDG_CONFIG_HOME")
                .or(() -> path(environment, "HOME").map(home -> home.resolve(".config")))
                .map(folder -> folder.resolve("netbench").resolve("profiles.yaml"));
    }

    private static Optional<Path> path(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> text.startsWith("/"))
                .map(Path::of);
    }

    private static Profiles read(Path file, String option) {
        try {
            return ProfileReader.read(file);
        } catch (YamlException e) {
            List<String> lines = e.messages();
            String more = lines.size() == 1 ? "" : " (and " + (lines.size() - 1) + " more)";
            throw new PlanException(option + lines.get(0) + more);
        }
    }

    /**
     * What a profile sets of a link.
     *
     * @throws PlanException if there is none of that name
     */
    LinkSettings settings(String name) {
        return find(name).settings(Runtime.getRuntime().availableProcessors());
    }

    private Profile find(String name) {
        Profiles all = all();
        return all.find(name).orElseThrow(() -> {
            List<String> near = NearNames.of(name, all.names());
            return new PlanException(Property.PROFILE + ": there is no profile '" + PlanException.quoted(name) + "'; "
                    + (near.isEmpty()
                            ? "'netbench profiles' lists them"
                            : "did you mean " + NearNames.either(near) + "?"));
        });
    }
}
