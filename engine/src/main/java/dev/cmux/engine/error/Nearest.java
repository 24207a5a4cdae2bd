package dev.cmux.engine.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known word that somebody probably meant.
public final class Nearest {

  private Nearest() {}

  /// The nearest of the words, if one is near, whatever its capitals: a third of its letters may be wrong, swapped, missing or too many, it may
  /// only be unfinished, or it may have more in front (`storageState` for `state`). One wrong letter is likelier than an unfinished word.
  public static Optional<String> to(String typed, Collection<String> words) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return words.stream()
        .filter(word -> distance(wanted, lower(word)) <= Math.max(1, word.length() / 3) || isPart(wanted, lower(word)))
        .min(Comparator.comparingInt(word -> farness(wanted, lower(word))));
  }

  private static int farness(String typed, String word) {
    int distance = distance(typed, word);
    return distance <= 1 ? distance : isPart(typed, word) ? 2 : distance + 1;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static boolean isPart(String typed, String word) {
    return typed.length() >= 2 && word.startsWith(typed) || word.length() >= 4 && typed.endsWith(word);
  }

  /// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours.
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
