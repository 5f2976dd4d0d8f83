package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures the entrants of a contest in turn.
 *
 * @param rounds how often each
 * @param progress is told in a line what is going on
 */
record ContestRunner(Timing timing, Rounds rounds, Consumer<String> progress) {

    /** Rounds to begin with, in which compilers and caches get warm: on a CPU of its own a compiler takes two of them. */
    static final int UNCOUNTED = 3;

    /** Runs the contest. What fails is named in the outcome, and keeps no other contest from being held. */
    Outcome run(Contest contest) {
        List<Tool.Session> sessions = new ArrayList<>();
        try (Site site = Site.of(contest.subject().cell().place())) {
            try {
                for (Contest.Entrant entrant : contest.entrants()) {
                    sessions.add(open(entrant, site));
                }
                return measure(contest, sessions);
            } finally {
                sessions.forEach(Tool.Session::close);
            }
        } catch (IOException e) {
            return new Outcome(contest, noSamples(contest), List.of(e.getMessage()));
        }
    }

    private static Tool.Session open(Contest.Entrant entrant, Site site) throws IOException {
        try {
            return entrant.tool().open(entrant.cell(), site);
        } catch (IOException e) {
            throw new IOException(entrant.name() + ": " + e.getMessage(), e);
        }
    }

    private static Map<Contest.Entrant, List<Sample>> noSamples(Contest contest) {
        Map<Contest.Entrant, List<Sample>> samples = new HashMap<>();
        contest.entrants().forEach(entrant -> samples.put(entrant, new ArrayList<>()));
        return samples;
    }

    private Outcome measure(Contest contest, List<Tool.Session> sessions) {
        List<Contest.Entrant> entrants = contest.entrants();
        Map<Contest.Entrant, List<Sample>> samples = noSamples(contest);
        List<String> failures = new ArrayList<>();
        for (int round = -UNCOUNTED;
                round < 0 || rounds.another(round, new Outcome(contest, samples, failures));
                round++) {
            progress.accept(contest.subject().cell().name() + (round < 0 ? ": warm-up" : ": round " + (round + 1)));
            Map<Contest.Entrant, Sample> ofRound = new HashMap<>();
            for (int i : contest.order(Math.abs(round))) {
                try {
                    ofRound.put(entrants.get(i), sessions.get(i).measure(timing));
                } catch (IOException e) {
                    failures.add(entrants.get(i).name() + ": " + e.getMessage());
                }
            }
            if (round >= 0 && ofRound.size() == entrants.size()) {
                ofRound.forEach((entrant, sample) -> samples.get(entrant).add(sample));
            }
        }
        return new Outcome(contest, samples, failures);
    }
}
