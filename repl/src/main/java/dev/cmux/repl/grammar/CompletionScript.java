package dev.cmux.repl.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Shell completion, generated from the descriptions of the commands: what may follow each sequence of words, and which options each command has.
///
/// In a command's name the word SURFACE stands for any word; open surfaces are offered for it, when a session server runs.
public final class CompletionScript {

  private final Map<String, Set<String>> words = new LinkedHashMap<>();
  private final Map<String, CommandSpec> commands = new LinkedHashMap<>();

  public CompletionScript(List<CommandSpec> specs) {
    for (CommandSpec spec : specs) {
      List<String> path = new ArrayList<>();
      for (String word : spec.name().split(" ")) {
        words.computeIfAbsent(String.join(" ", path), _ -> new LinkedHashSet<>()).add(word);
        path.add(word);
      }
      commands.put(spec.name(), spec);
    }
  }

  /// For bash 3.2 and newer: `source <(cmux completion bash)`.
  public String bash() {
    StringBuilder script = new StringBuilder("# cmux completion for bash: source <(cmux completion bash)\n_cmux_words() {\n  case $1 in\n");
    words.forEach((path, next) -> script.append("    '%s') echo '%s' ;;\n".formatted(path, String.join(" ", next))));
    script.append("  esac\n}\n_cmux_options() {\n  case $1 in\n");
    commands.forEach((path, spec) -> script.append("    '%s') echo '%s' ;;\n".formatted(path, optionWords(spec))));
    return script
        .append("  esac\n}\n")
        .append(
            """
            _cmux() {
              local cur=${COMP_WORDS[COMP_CWORD]} last=$COMP_CWORD at='' word i candidates
              # Readline splits at colons, zsh does not; a ref such as surface:1 is put together again.
              if [[ $cur == : ]]; then
                last=$((COMP_CWORD - 1)) cur=${COMP_WORDS[COMP_CWORD-1]}:
              elif [[ ${COMP_WORDS[COMP_CWORD-1]} == : ]]; then
                last=$((COMP_CWORD - 2)) cur=${COMP_WORDS[COMP_CWORD-2]}:$cur
              fi
              for ((i = 1; i < last; i++)); do
                word=${COMP_WORDS[i]}
                [[ $word == -* ]] && continue
                [[ $word == : || ${COMP_WORDS[i-1]} == : ]] && continue
                candidates=" $(_cmux_words "$at") "
                if [[ $candidates == *" $word "* ]]; then at="${at:+$at }$word"
                elif [[ $candidates == *' SURFACE '* ]]; then at="${at:+$at }SURFACE"
                else break
                fi
              done
              candidates=$(_cmux_words "$at")
              if [[ $cur == -* ]]; then
                candidates=$(_cmux_options "$at")
              elif [[ " $candidates " == *' SURFACE '* ]]; then
                candidates="${candidates/SURFACE/} $(cmux server status 2>/dev/null | grep -q ^running && cmux tree 2>/dev/null | grep -o '^surface:[0-9]*')"
              fi
              if [[ -n $candidates ]]; then
                COMPREPLY=($(compgen -W "$candidates" -- "$cur"))
                [[ $cur == *:* && ${COMP_WORDBREAKS-} == *:* ]] && COMPREPLY=("${COMPREPLY[@]#"${cur%:*}:"}")
              else
                local IFS=$'\\n'
                COMPREPLY=($(compgen -f -- "$cur"))
              fi
            }
            complete -o filenames -F _cmux cmux
            """)
        .toString();
  }

  /// For zsh, through its emulation of bash's completion: `source <(cmux completion zsh)`.
  public String zsh() {
    return "# cmux completion for zsh: source <(cmux completion zsh)\nautoload -Uz compinit bashcompinit\ncompinit -u\nbashcompinit\n" + bash();
  }

  /// For fish: `cmux completion fish | source`.
  public String fish() {
    StringBuilder script = new StringBuilder("# cmux completion for fish: cmux completion fish | source\n");
    script.append(
        """
        function __cmux_at
            set -l wanted (string split ' ' -- $argv[1])
            set -l typed (string match -v -- '-*' (commandline -opc)[2..-1])
            test (count $typed) -ge (count $wanted); or test -z "$argv[1]"; or return 1
            if test -n "$argv[1]"
                for i in (seq (count $wanted))
                    test "$wanted[$i]" = SURFACE -o "$wanted[$i]" = "$typed[$i]"; or return 1
                end
                test "$argv[2]" = exact; or return 0
                test (count $typed) -eq (count $wanted)
            else
                test (count $typed) -eq 0
            end
        end
        complete -c cmux -f
        """);
    words.forEach(
        (path, next) ->
            next.forEach(
                word -> {
                  String offered = word.equals("SURFACE") ? "(cmux tree 2>/dev/null | string match -r '^surface:[0-9]+')" : word;
                  CommandSpec spec = commands.get(path.isEmpty() ? word : path + " " + word);
                  script.append(
                      "complete -c cmux -n '__cmux_at \"%s\" exact' -a '%s'%s\n"
                          .formatted(path, offered.replace("'", "\\'"), spec == null ? "" : " -d " + quoted(spec.summary())));
                }));
    commands.forEach(
        (path, spec) -> {
          if (spec.operands().stream().anyMatch(operand -> operand.name().equals("FILE") || operand.name().equals("PATH"))) {
            script.append("complete -c cmux -n '__cmux_at \"%s\"' -F\n".formatted(path));
          }
        });
    commands.forEach(
        (path, spec) ->
            spec.everyOption()
                .forEach(
                    option ->
                        script.append(
                            "complete -c cmux -n '__cmux_at \"%s\"' -l %s%s -d %s\n"
                                .formatted(path, option.name(), option.isFlag() ? "" : " -r -F", quoted(option.help())))));
    return script.toString();
  }

  private static String optionWords(CommandSpec spec) {
    return String.join(" ", spec.everyOption().map(option -> "--" + option.name()).toList());
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
