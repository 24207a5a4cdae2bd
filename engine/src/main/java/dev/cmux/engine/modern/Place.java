package dev.cmux.engine.modern;

import java.util.HashMap;
import java.util.Map;

/// What the code that [ClassRewrite] visits stands in.
///
/// @param home the class whose members contain it, or null; `super.x` starts there
/// @param inStatic whether that member is static
/// @param self the variable that is `this`, in a derived constructor; null elsewhere
/// @param fields the function that sets up instance fields, in a derived constructor of a class that has some
/// @param privates the private names in scope and the variables that hold their symbols
/// @param function where `new.target` is read; null outside of functions
record Place(
    String home,
    boolean inStatic,
    String self,
    String fields,
    Map<String, String> privates,
    FunctionHead function) {

  Place inFunction(FunctionHead inner) {
    return new Place(null, false, null, null, privates, inner);
  }

  Place inMember(String newHome, boolean isStatic, FunctionHead inner) {
    return new Place(newHome, isStatic, null, null, privates, inner);
  }

  Place withSelf(String newSelf, String newFields) {
    return new Place(home, inStatic, newSelf, newFields, privates, function);
  }

  Place withPrivates(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(privates);
    all.putAll(more);
    return new Place(home, inStatic, self, fields, all, function);
  }
}
