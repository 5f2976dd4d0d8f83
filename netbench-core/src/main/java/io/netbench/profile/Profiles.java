package io.netbench.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The profiles that there are, by name. */
public final class Profiles {

    private final Map<String, Profile> byName;

    private Profiles(Map<String, Profile> byName) {
        this.byName = byName;
    }

    /** Some of them; names must differ. */
    static Profiles of(List<Profile> profiles) {
        Map<String, Profile> byName = new LinkedHashMap<>();
        profiles.forEach(profile -> byName.put(profile.name(), profile));
        return new Profiles(byName);
    }

    /** These and others, which take the place of those that are called alike. */
    public Profiles with(Profiles others) {
        Map<String, Profile> all = new LinkedHashMap<>(byName);
        all.putAll(others.byName);
        return new Profiles(all);
    }

    public Optional<Profile> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Set<String> names() {
        return byName.keySet();
    }

    public List<Profile> all() {
        return new ArrayList<>(byName.values());
    }
}
