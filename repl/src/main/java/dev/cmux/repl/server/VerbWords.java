package dev.cmux.repl.server;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.json.JsonText;
import dev.cmux.engine.state.Passphrase;
import dev.cmux.engine.verb.Param;
import dev.cmux.engine.verb.Verb;
import dev.cmux.engine.verb.Verbs;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Operand;
import dev.cmux.repl.grammar.Option;
import dev.cmux.repl.grammar.UsageException;
import dev.cmux.repl.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The verbs of a surface as words of a command line: `get.text` is `get text`, `scrollIntoView` is `scroll-into-view`, and every parameter can
/// also be given by its flag.
public final class VerbWords {

  /// Other names that users of the cmux CLI and of agent-browser know.
  private static final Map<String, List<String>> ALIASES =
      Map.of(
          "navigate", List.of("goto"),
          "open", List.of("goto"),
          "url", List.of("get", "url"),
          "get-url", List.of("get", "url"),
          "title", List.of("get", "title"),
          "viewport", List.of("set", "viewport"),
          "scrollintoview", List.of("scroll-into-view"),
          "addinitscript", List.of("add-init-script"),
          "addscript", List.of("add-script"),
          "addstyle", List.of("add-style"));

  private static final Map<String, String> SHORT = Map.of("-i", "--interactive", "-c", "--compact", "-d", "--max-depth", "-s", "--selector");

  /// Options that a word alone is meant for: `wait h1`, `screenshot page.png`.
  private static final Map<String, String> BARE = Map.of("wait", "selector", "screenshot", "path", "pdf", "path");

  private static final List<Option> COOKIE =
      List.of(
          Option.of("name", "NAME", "The cookie's name, instead of JSON."),
          Option.of("value", "VALUE", "Its value."),
          Option.of("url", "URL", "Where it belongs: host, path and security of this URL."),
          Option.of("domain", "DOMAIN", "Its domain; subdomains too with a leading dot."),
          Option.of("path", "PATH", "Its path; / by default."),
          Option.of("expires", "SECONDS", "When it ends, in seconds since 1970; -1 with the session."),
          Option.of("same-site", "Strict|Lax|None", "Its SameSite attribute."),
          Option.flag("secure", "Only over https."),
          Option.flag("http-only", "Not for page scripts."));

  private VerbWords() {}

  /// What every verb takes, as commands behind `browser SURFACE`.
  public static List<CommandSpec> specs() {
    return Verbs.all().stream().map(VerbWords::spec).toList();
  }

  /// The verb that these words begin with, and the words that are left; empty when there is none.
  static Optional<Match> match(List<String> words) {
    List<String> plain = new ArrayList<>(words);
    if (!plain.isEmpty() && ALIASES.containsKey(plain.getFirst())) {
      plain.addAll(0, ALIASES.get(plain.removeFirst()));
    }
    // `tab 2` switches, `download` waits, as in the cmux CLI.
    if (plain.size() >= 2 && plain.getFirst().equals("tab") && plain.get(1).matches("t?[0-9]+")) {
      plain.add(1, "switch");
    }
    if (!plain.isEmpty() && plain.getFirst().equals("download") && (plain.size() == 1 || plain.get(1).startsWith("-"))) {
      plain.add(1, "wait");
    }
    for (Verb verb : Verbs.all()) {
      List<String> own = List.of(words(verb).split(" "));
      if (plain.size() >= own.size() && plain.subList(0, own.size()).equals(own)) {
        return Optional.of(new Match(verb, List.copyOf(plain.subList(own.size(), plain.size()))));
      }
    }
    return Optional.empty();
  }

  /// A verb, and the words behind its name.
  record Match(Verb verb, List<String> rest) {}

  /// `scroll-into-view` for `scrollIntoView`, `get text` for `get.text`.
  public static String words(Verb verb) {
    return kebab(verb.name()).replace('.', ' ');
  }

  private static String kebab(String camel) {
    return camel.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  /// What the verb takes. A parameter of the argument list is an operand and an option at once.
  public static CommandSpec spec(Verb verb) {
    List<Operand> operands = new ArrayList<>();
    List<Option> options = new ArrayList<>();
    List<Param> listed = listed(verb);
    for (Param param : verb.params()) {
      if (listed.contains(param)) {
        boolean last = param == listed.getLast();
        boolean required = param.required() && !verb.name().equals("cookies.set");
        operands.add(new Operand(label(param), required, last && takesSeveral(verb, param), ShellTerms.of(param.help())));
      }
      options.add(option(verb, param));
    }
    if (verb.name().equals("cookies.set")) {
      operands.add(Operand.optional("VALUE", "The value, when the first word is a name."));
      options.addAll(COOKIE);
    }
    if (has(verb, "timeoutMs")) {
      options.add(Option.of("timeout", "SECONDS", "The same in seconds."));
    }
    return new CommandSpec("browser SURFACE " + words(verb), ShellTerms.of(verb.help()), operands, options);
  }

  /// What may stand behind the verb without its flag.
  private static List<Param> listed(Verb verb) {
    String bare = BARE.get(verb.name());
    return bare == null ? verb.positional() : verb.params().stream().filter(param -> param.name().equals(bare)).toList();
  }

  private static boolean has(Verb verb, String param) {
    return verb.params().stream().anyMatch(known -> known.name().equals(param));
  }

  private static Option option(Verb verb, Param param) {
    String name = flag(param);
    if (isSwitch(param)) {
      return Option.flag(name, ShellTerms.of(param.help()));
    }
    return new Option(name, label(param), takesSeveral(verb, param), ShellTerms.of(param.help()));
  }

  /// Without its dashes. `--json` says how results are printed, so the JSON body of a route has another name.
  static String flag(Param param) {
    return param.name().equals("json") ? "json-body" : param.flag().substring(2);
  }

  /// `abort` of a route also takes a reason in JavaScript; at a command line it is given or not, as in agent-browser.
  static boolean isSwitch(Param param) {
    return param.kind() == Param.Kind.FLAG || param.name().equals("abort");
  }

  /// `select` takes one value of any kind or a list of them, which a command line need not write as JSON.
  private static boolean takesSeveral(Verb verb, Param param) {
    return isList(param) || (verb.name().equals("select") && param.name().equals("values"));
  }

  private static boolean isList(Param param) {
    return switch (param.kind()) {
      case TEXTS, FILES, MAP -> true;
      case TARGET, TEXT, PATTERN, NUMBER, INTEGER, FLAG, CHOICE, SCRIPT, FILE, OUTPUT_FILE, JSON -> false;
    };
  }

  private static String label(Param param) {
    if (param.kind() == Param.Kind.CHOICE) {
      return String.join("|", param.choices());
    }
    return param.option() && param.kind() == Param.Kind.INTEGER ? "N" : kebab(param.name()).toUpperCase(Locale.ROOT);
  }

  /// The arguments by parameter name. A `-` stands for the text of standard input.
  ///
  /// @throws dev.cmux.repl.grammar.UsageException when the words do not fit the verb
  static Map<String, Object> named(Verb verb, List<String> words, Request request) {
    String input = new String(request.input(), StandardCharsets.UTF_8);
    List<String> full = words.stream().map(word -> verb.name().equals("snapshot") ? SHORT.getOrDefault(word, word) : word).toList();
    CommandSpec spec = spec(verb);
    Arguments arguments = Arguments.parse(spec, full);
    Map<String, Object> named = new LinkedHashMap<>();
    Optional<Map<String, Object>> cookie = verb.name().equals("cookies.set") ? cookie(arguments) : Optional.empty();
    if (cookie.isPresent()) {
      return Map.of("cookies", cookie.get());
    }
    List<Param> positional = listed(verb).stream().filter(param -> !arguments.flag(flag(param))).toList();
    List<String> operands = arguments.operands();
    for (int i = 0; i < positional.size() && i < operands.size(); i++) {
      Param param = positional.get(i);
      boolean takesAll = i == positional.size() - 1 && takesSeveral(verb, param);
      named.put(param.name(), takesAll ? several(operands.subList(i, operands.size()), param, input) : value(operands.get(i), param, input));
    }
    for (Param param : verb.params()) {
      String flag = flag(param);
      if (isSwitch(param)) {
        if (arguments.flag(flag)) {
          named.put(param.name(), true);
        }
      } else if (takesSeveral(verb, param) && arguments.flag(flag)) {
        named.put(param.name(), several(arguments.values(flag), param, input));
      } else {
        arguments.value(flag).ifPresent(word -> named.put(param.name(), value(word, param, input)));
      }
    }
    arguments.seconds("timeout").ifPresent(time -> named.put("timeoutMs", time.toMillis()));
    String passphrase = request.environment().getOrDefault(Passphrase.VARIABLE, "");
    if (has(verb, "passphrase") && !passphrase.isEmpty()) {
      named.putIfAbsent("passphrase", passphrase);
    }
    return named;
  }

  /// The words of a list; a single one may be the whole list, in JSON.
  private static Object several(List<String> words, Param param, String input) {
    if (isList(param)) {
      return List.copyOf(words);
    }
    return words.size() == 1 ? value(words.getFirst(), param, input) : words.stream().map(word -> value(word, param, input)).toList();
  }

  /// Only text comes from a command line; a parameter that takes any value takes JSON.
  private static Object value(String word, Param param, String input) {
    String text = word.equals("-") && !param.name().toLowerCase(Locale.ROOT).endsWith("key") ? input : word;
    if (param.kind() != Param.Kind.JSON || !text.stripLeading().matches("(?s)[\\[{\"].*")) {
      return text;
    }
    try {
      return JsonText.parse(text);
    } catch (EngineException e) {
      throw new UsageException(
          "`%s` begins as JSON does. %s".formatted(kebab(param.name()), e.getMessage()),
          "JSON has names and texts in double quotes, as in `{\"name\": \"sid\"}`; so is a text that begins with a bracket: `\"[new]\"`.");
    }
  }

  /// `cookies set NAME VALUE --domain D …` in place of a cookie in JSON.
  private static Optional<Map<String, Object>> cookie(Arguments arguments) {
    Optional<String> name = arguments.value("name").or(() -> arguments.operand(1).flatMap(_ -> arguments.operand(0)));
    return name.map(
        known -> {
          Map<String, Object> cookie = new LinkedHashMap<>();
          cookie.put("name", known);
          cookie.put("value", arguments.value("value").or(() -> arguments.operand(arguments.value("name").isPresent() ? 0 : 1)).orElse(""));
          for (String text : List.of("url", "domain", "path")) {
            arguments.value(text).ifPresent(value -> cookie.put(text, value));
          }
          arguments.value("same-site").ifPresent(value -> cookie.put("sameSite", value));
          arguments.number("expires", -1).ifPresent(value -> cookie.put("expires", value));
          if (arguments.flag("secure")) {
            cookie.put("secure", true);
          }
          if (arguments.flag("http-only")) {
            cookie.put("httpOnly", true);
          }
          return cookie;
        });
  }
}
