package dev.cmux.repl.grammar;

import dev.cmux.engine.error.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words of one command, sorted into operands, options and what follows `--`.
public final class Arguments {

  private final CommandSpec spec;
  private final List<String> operands = new ArrayList<>();
  private final Map<String, List<String>> options = new LinkedHashMap<>();
  private List<String> rest = List.of();

  private Arguments(CommandSpec spec) {
    this.spec = spec;
  }

  /// Sorts the words that follow the command's name. `--name=value` and `--name value` mean the same; the value may begin with a
  /// dash unless it is an option of this command, which is more likely a forgotten value.
  ///
  /// @throws UsageException when the words do not fit the command
  public static Arguments parse(CommandSpec spec, List<String> words) {
    Arguments arguments = new Arguments(spec);
    arguments.read(words);
    if (!arguments.flag("help")) {
      arguments.check();
    }
    return arguments;
  }

  /// What stands before `--`: of these words, some may be options; what follows is a task's.
  public static List<String> beforeRest(List<String> words) {
    int end = words.indexOf("--");
    return end < 0 ? words : words.subList(0, end);
  }

  private void read(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--")) {
        List<String> after = words.subList(i + 1, words.size());
        if (spec.rest().isEmpty()) {
          operands.addAll(after);
        } else {
          rest = List.copyOf(after);
        }
        return;
      }
      if (word.equals("-h")) {
        add(option("--help"), "");
      } else if (!word.startsWith("-") || word.equals("-") || isDashedOperand(word)) {
        operands.add(word);
      } else {
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        Option option = option(equals < 0 ? word : word.substring(0, equals));
        if (option.isFlag()) {
          if (equals >= 0) {
            throw wrong("`--%s` takes no value, but `%s` was given.".formatted(option.name(), word));
          }
          add(option, "");
        } else if (equals >= 0) {
          add(option, word.substring(equals + 1));
        } else {
          i++;
          add(option, i < words.size() ? value(option, words.get(i)) : missingValue(option, ""));
        }
      }
    }
  }

  /// No command has one-letter options besides `-h`, so `-5` behind another operand is a value.
  private boolean isDashedOperand(String word) {
    List<Operand> known = spec.operands();
    boolean room = operands.size() < known.size() || (!known.isEmpty() && known.getLast().repeatable());
    return !word.startsWith("--") && !operands.isEmpty() && room;
  }

  private Option option(String word) {
    return (word.startsWith("--") ? spec.option(word.substring(2)) : Optional.<Option>empty())
        .orElseThrow(
            () -> {
              List<String> names = spec.everyOption().map(option -> "--" + option.name()).toList();
              return new UsageException(
                  "`%s` has no option `%s`.".formatted(spec.typed(), word),
                  Nearest.to(word, names).map("Did you mean `%s`? "::formatted).orElse("") + seeHelp());
            });
  }

  private String value(Option option, String word) {
    boolean isOption = word.startsWith("--") && spec.option(word.substring(2)).isPresent();
    return isOption ? missingValue(option, ", but `%s` follows".formatted(word)) : word;
  }

  private String missingValue(Option option, String instead) {
    throw wrong("`--%s` needs a value (%s)%s.".formatted(option.name(), option.value(), instead));
  }

  private void add(Option option, String value) {
    List<String> values = options.computeIfAbsent(option.name(), _ -> new ArrayList<>());
    if (!values.isEmpty() && !option.repeatable() && !option.isFlag()) {
      throw wrong("`--%s` is given twice, as `%s` and as `%s`.".formatted(option.name(), values.getFirst(), value));
    }
    values.add(value);
  }

  /// An operand's place may also be filled by the option of its name, `--text` for TEXT.
  private void check() {
    List<Operand> known = spec.operands().stream().filter(operand -> !flag(operand.option())).toList();
    for (int i = operands.size(); i < known.size(); i++) {
      if (known.get(i).required()) {
        throw wrong("`%s` needs %s: %s".formatted(spec.typed(), known.get(i), known.get(i).help()));
      }
    }
    boolean takesMore = !known.isEmpty() && known.getLast().repeatable();
    if (operands.size() > known.size() && !takesMore) {
      throw wrong("`%s` does not know what to do with `%s`.".formatted(spec.typed(), operands.get(known.size())));
    }
  }

  /// A complaint about the words, with the way to the help.
  public UsageException wrong(String message) {
    return new UsageException(message, seeHelp());
  }

  private String seeHelp() {
    return "`%s --help` shows what it takes.".formatted(spec.typed());
  }

  public boolean flag(String name) {
    return options.containsKey(name);
  }

  public Optional<String> value(String name) {
    return Optional.ofNullable(options.get(name)).map(List::getLast);
  }

  public List<String> values(String name) {
    return List.copyOf(options.getOrDefault(name, List.of()));
  }

  /// The values of an option that takes a list: given more than once, or with commas, or both.
  public List<String> list(String name) {
    return values(name).stream().flatMap(value -> List.of(value.split(",")).stream()).map(String::strip)
        .filter(value -> !value.isEmpty()).toList();
  }

  /// A whole number.
  ///
  /// @throws UsageException when it is not one, or less than the least allowed
  public Optional<Long> number(String name, long least) {
    return value(name)
        .map(
            text -> {
              try {
                long number = Long.parseLong(text);
                if (number >= least) {
                  return number;
                }
              } catch (NumberFormatException _) {
                // Said below, together with what is too small.
              }
              throw wrong("`--%s` needs a whole number of at least %d, not `%s`.".formatted(name, least, text));
            });
  }

  /// Seconds, which may have a fraction.
  ///
  /// @throws UsageException when it is no number of them
  public Optional<Duration> seconds(String name) {
    return value(name)
        .map(
            text -> {
              if (!text.matches("[0-9]{1,9}(\\.[0-9]+)?")) {
                throw wrong("`--%s` needs seconds such as 30 or 0.5, not `%s`.".formatted(name, text));
              }
              return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
            });
  }

  /// The words that are not options, in order.
  public List<String> operands() {
    return List.copyOf(operands);
  }

  /// The operand at this position, if it was given.
  public Optional<String> operand(int index) {
    return index < operands.size() ? Optional.of(operands.get(index)) : Optional.empty();
  }

  /// What follows `--`.
  public List<String> rest() {
    return rest;
  }
}
