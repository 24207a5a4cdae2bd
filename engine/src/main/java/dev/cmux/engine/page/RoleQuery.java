package dev.cmux.engine.page;

import dev.cmux.engine.command.Target;
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
        && target.checked().map(checked -> checked.equals(isChecked(element))).orElse(true)
        && target.level().map(level -> level == look.states().level(element)).orElse(true)
        && target.name().map(name -> name.matches(look.names().of(element))).orElse(true);
  }

  private boolean isChecked(DomElement element) {
    return look.states().checked(element).filter("true"::equals).isPresent();
  }
}
