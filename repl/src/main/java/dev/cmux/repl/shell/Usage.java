package dev.cmux.repl.shell;

import dev.cmux.engine.verb.Param;
import dev.cmux.engine.verb.Verb;
import java.util.ArrayList;
import java.util.List;

/// How something is called, for the line below the line.
///
/// @param parameters as they are shown: `text?`, `{timeoutMs, force}`
/// @param help what each means, as far as that is known; may be shorter
/// @param summary what the call does
record Usage(String name, List<String> parameters, List<String> help, String summary) {

  Usage {
    parameters = List.copyOf(parameters);
    help = List.copyOf(help);
  }

  static Usage of(VerbFinder.Found found) {
    Verb verb = found.verb();
    List<Param> listed = verb.positional().subList(found.onElement() ? 1 : 0, verb.positional().size());
    List<String> shown = new ArrayList<>(listed.stream().map(param -> param.required() ? param.name() : param.name() + "?").toList());
    if (!verb.options().isEmpty()) {
      shown.add(options(verb));
    }
    return new Usage(verb.name(), shown, listed.stream().map(Param::help).toList(), verb.help());
  }

  /// The options object of a verb, by the names of its members.
  static String options(Verb verb) {
    return "{" + String.join(", ", verb.options().stream().map(Param::name).toList()) + "}";
  }

  /// The names of the members that an argument takes; empty when it is no object of options.
  List<String> options(int argument) {
    String shown = argument < parameters.size() ? parameters.get(argument) : "";
    return shown.startsWith("{") ? List.of(shown.substring(1, shown.length() - 1).split(", ")) : List.of();
  }

  /// What the parameter at the cursor means, else what the call does.
  String helpAt(int argument) {
    return argument >= 0 && argument < help.size() ? help.get(argument) : summary;
  }
}
