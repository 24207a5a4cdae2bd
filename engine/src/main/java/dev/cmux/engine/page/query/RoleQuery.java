package dev.cmux.engine.page.query;

import dev.cmux.engine.command.Target;
import dev.cmux.engine.page.aria.AriaStates;
import dev.cmux.engine.page.aria.Look;
import dev.cmux.engine.page.aria.Roles;
import org.htmlunit.html.DomElement;

/// Whether elements answer to a role target: role first, then what is cheap, the name last. Hidden elements never do.
final class RoleQuery {

  private final Target.Role target;
  private final String role;
  private final Look look;

  RoleQuery(Target.Role target, Look look) {
    this.target = target;
    this.role = Roles.canonical(target.role());
    this.look = look;
  }

  boolean matches(DomElement element) {
    return look.roles().of(element).equals(role)
        && !look.aria().isHidden(element)
        && target.states().entrySet().stream().allMatch(state -> has(element, state.getKey()) == state.getValue())
        && target.level().map(level -> level == look.states().level(element)).orElse(true)
        && target.name().map(name -> name.matches(look.names().of(element))).orElse(true);
  }

  private boolean has(DomElement element, Target.RoleState state) {
    AriaStates states = look.states();
    return switch (state) {
      case CHECKED -> states.checked(element).filter("true"::equals).isPresent();
      case DISABLED -> states.isDisabled(element);
      case EXPANDED -> states.expanded(element).orElse(false);
      case PRESSED -> states.pressed(element).filter("true"::equals).isPresent();
      case SELECTED -> states.isSelected(element);
    };
  }
}
