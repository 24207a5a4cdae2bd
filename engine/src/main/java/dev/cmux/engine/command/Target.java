package dev.cmux.engine.command;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What names elements of a page: a snapshot ref, a selector, or what a Locator adds up to.
///
/// A target is only a description. It is resolved against the live document each time a command uses it,
/// so it never goes stale (a {@link Ref} does: it stands for one element of one document).
public sealed interface Target {

  /// An element of an earlier snapshot: `e12`.
  record Ref(int number) implements Target {
    @Override
    public String toString() {
      return "e" + number;
    }
  }

  /// A CSS selector; it reaches into open shadow roots.
  record Css(String selector) implements Target {
    @Override
    public String toString() {
      return selector;
    }
  }

  /// An XPath expression that selects elements.
  record XPath(String expression) implements Target {
    @Override
    public String toString() {
      return "xpath=" + expression;
    }
  }

  /// The smallest elements whose text matches.
  record Text(TextMatch text) implements Target {
    @Override
    public String toString() {
      return "text=" + text.selector();
    }
  }

  /// A state that a role can have, by the name role selectors and options give it.
  enum RoleState {
    CHECKED,
    DISABLED,
    EXPANDED,
    PRESSED,
    SELECTED;

    /// `checked`, `disabled`, …
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Elements by ARIA role, explicit or implicit, and optionally by accessible name, states and level. Hidden elements do not match.
  record Role(String role, Optional<TextMatch> name, Map<RoleState, Boolean> states, Optional<Integer> level)
      implements Target {
    public Role {
      role = AriaRoles.checked(role);
      states = Map.copyOf(states);
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder("role=").append(role);
      name.ifPresent(n -> out.append("[name=").append(n.attribute()).append(']'));
      for (RoleState state : RoleState.values()) {
        if (states.containsKey(state)) {
          out.append('[').append(state.wireName()).append('=').append(states.get(state)).append(']');
        }
      }
      level.ifPresent(l -> out.append("[level=").append(l).append(']'));
      return out.toString();
    }
  }

  /// Form controls by the text of their label (`<label>`, `aria-labelledby`, `aria-label`).
  record Label(TextMatch text) implements Target {
    @Override
    public String toString() {
      return "label=" + text.selector();
    }
  }

  /// Controls by `placeholder`.
  record Placeholder(TextMatch text) implements Target {
    @Override
    public String toString() {
      return "placeholder=" + text.selector();
    }
  }

  /// Images, areas and image buttons by `alt`.
  record Alt(TextMatch text) implements Target {
    @Override
    public String toString() {
      return "alt=" + text.selector();
    }
  }

  /// Elements by `title`.
  record Title(TextMatch text) implements Target {
    @Override
    public String toString() {
      return "title=" + text.selector();
    }
  }

  /// Elements by `data-testid`, `data-test-id` or `data-test`, exactly.
  record TestId(String id) implements Target {
    @Override
    public String toString() {
      return "testid=" + id;
    }
  }

  /// Matches of `inner` inside the matches of `scope`.
  record Within(Target scope, Target inner) implements Target {
    @Override
    public String toString() {
      return scope + " >> " + inner;
    }
  }

  /// Matches of `base` that contain a text, or that do not.
  record Filtered(Target base, TextMatch text, boolean wanted) implements Target {
    @Override
    public String toString() {
      return base + (wanted ? " >> hasText=" : " >> hasNotText=") + text.selector();
    }
  }

  /// One match of `base` by position from 0; a negative index counts from the end, -1 being the last.
  record Nth(Target base, int index) implements Target {
    @Override
    public String toString() {
      return base + " >> nth=" + index;
    }
  }

  /// Reads the string form: `e3`, `@e3`, `css=…`, `xpath=…` or `//…`, `text=…` (in quotes: exact), `role=button[name="Save"]`,
  /// `label=…`, `placeholder=…`, `alt=…`, `title=…`, `testid=…`, parts joined by ` >> ` with `nth=2` among them, else a CSS selector.
  ///
  /// @throws dev.cmux.engine.error.EngineException `invalid_params` when the text is none of these
  static Target parse(String text) {
    return TargetParser.parse(text);
  }
}
