package io.netbench.cli.options;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The names that a person may have meant by one that there is not. */
public final class NearNames {

    /** More would be a list, and {@code --help} has that. */
    private static final int MOST = 3;

    /** In fewer letters than these there is no slip to be seen: another letter is another name. */
    private static final int FEWEST_LETTERS = 3;

    private static final int LETTERS_A_SLIP = 3;
    private static final int MOST_SLIPS = 3;

    private NearNames() {}

    /**
     * Those that are written with other dashes or cases; or else those that begin so, those that are misspelt, or those of
     * which it is a part; the nearest first, and few.
     *
     * @param typed as it was written, with the dashes of an option
     * @param names all that there are, likewise
     */
    public static List<String> of(String typed, Collection<String> names) {
        String given = typed.toLowerCase(Locale.ROOT).replace('_', '-');
        String letters = letters(typed);
        if (letters.isEmpty()) {
            return List.of();
        }
        int slips = letters.length() < FEWEST_LETTERS
                ? 0
                : Math.min(MOST_SLIPS, Math.max(1, letters.length() / LETTERS_A_SLIP));
        int fewest = names.stream()
                .mapToInt(name -> slips(letters, letters(name)))
                .min()
                .orElse(Integer.MAX_VALUE);
        return Stream.of(
                        sameLetters(typed, names),
                        which(names, name -> name.startsWith(given)),
                        which(names, name -> fewest <= slips && slips(letters, letters(name)) == fewest),
                        which(names, name -> List.of(name.split("-", -1)).contains(letters)))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Those that are the same but for dashes, underscores and cases. */
    public static List<String> sameLetters(String typed, Collection<String> names) {
        return which(names, name -> letters(name).equals(letters(typed)));
    }

    /** Names as a sentence has them: {@code --tls-ca, --tls-cert or --tls-key}. */
    public static String either(List<String> names) {
        return names.size() == 1
                ? names.get(0)
                : String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.get(names.size() - 1);
    }

    private static List<String> which(Collection<String> names, Predicate<String> isNear) {
        return names.stream()
                .filter(isNear)
                .distinct()
                .sorted(Comparator.comparingInt(String::length))
                .limit(MOST)
                .toList();
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** How many letters are wrong, missing, too many, or changed places with their neighbour. */
    private static int slips(String one, String other) {
        int[][] slips = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : fewest(slips, one, other, i, j);
            }
        }
        return slips[one.length()][other.length()];
    }

    private static int fewest(int[][] slips, String one, String other, int i, int j) {
        boolean isSame = one.charAt(i - 1) == other.charAt(j - 1);
        int fewest = Math.min(slips[i - 1][j - 1] + (isSame ? 0 : 1), Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
        boolean isSwapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return isSwapped ? Math.min(fewest, slips[i - 2][j - 2] + 1) : fewest;
    }
}
