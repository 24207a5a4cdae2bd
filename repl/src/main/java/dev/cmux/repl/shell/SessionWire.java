package dev.cmux.repl.shell;

import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.host.CallSite;
import dev.cmux.stdlib.host.Completion;
import dev.cmux.stdlib.host.PastLine;
import dev.cmux.stdlib.host.ScriptFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the two halves of an attached prompt say to each other, as plain values of JSON and back.
final class SessionWire {

  private SessionWire() {}

  static Map<String, Object> plain(ScriptResult result) {
    Map<String, Object> plain = new LinkedHashMap<>();
    switch (result) {
      case ScriptResult.Value(var display, var json, var undefined) -> {
        plain.put("kind", "value");
        plain.put("display", display);
        plain.put("json", json);
        plain.put("undefined", undefined);
      }
      case ScriptResult.Failure(var failure) -> {
        plain.put("kind", "failure");
        plain.put("failure", plain(failure));
      }
      case ScriptResult.Incomplete _ -> plain.put("kind", "incomplete");
      case ScriptResult.Interrupted _ -> plain.put("kind", "interrupted");
    }
    return plain;
  }

  static ScriptResult result(Object plain) {
    return switch (text(plain, "kind")) {
      case "value" -> new ScriptResult.Value(text(plain, "display"), text(plain, "json"), Boolean.TRUE.equals(member(plain, "undefined")));
      case "failure" -> new ScriptResult.Failure(failure(member(plain, "failure")));
      case "incomplete" -> new ScriptResult.Incomplete();
      default -> new ScriptResult.Interrupted();
    };
  }

  static Map<String, Object> plain(ScriptFailure failure) {
    Map<String, Object> plain = new LinkedHashMap<>(failure.toMap());
    plain.remove("at");
    failure.at().ifPresent(site -> plain.put("at", plain(site)));
    plain.put("stack", failure.stack().stream().map(SessionWire::plain).toList());
    return plain;
  }

  static ScriptFailure failure(Object plain) {
    return new ScriptFailure(
        text(plain, "code"),
        text(plain, "name"),
        text(plain, "message"),
        optional(plain, "hint"),
        optional(plain, "surface"),
        map(member(plain, "data")),
        Optional.ofNullable(member(plain, "at")).map(SessionWire::site),
        optional(plain, "excerpt").orElse(""),
        list(member(plain, "stack")).stream().map(SessionWire::site).toList(),
        Optional.empty());
  }

  static Map<String, Object> plain(EngineException refusal) {
    return Map.of("code", refusal.code().name(), "message", refusal.getMessage(), "hint", refusal.hint().orElse(""));
  }

  static EngineException refusal(Object plain) {
    return EngineException.of(ErrorCode.valueOf(text(plain, "code")), text(plain, "message")).withHint(text(plain, "hint"));
  }

  private static Map<String, Object> plain(CallSite site) {
    Map<String, Object> plain = site.toMap();
    plain.put("function", site.function());
    return plain;
  }

  private static CallSite site(Object plain) {
    return new CallSite(text(plain, "function"), text(plain, "file"), number(plain, "line"), number(plain, "column"));
  }

  static Map<String, Object> plain(Completion completion) {
    List<Map<String, String>> candidates =
        completion.candidates().stream().map(candidate -> Map.of("name", candidate.name(), "kind", candidate.kind())).toList();
    return Map.of("start", completion.start(), "candidates", candidates);
  }

  static Completion completion(Object plain) {
    return new Completion(
        number(plain, "start"),
        list(member(plain, "candidates")).stream().map(candidate -> new Completion.Candidate(text(candidate, "name"), text(candidate, "kind"))).toList());
  }

  static Map<String, Object> plain(PastLine line) {
    return line.toMap();
  }

  static PastLine line(Object plain) {
    return PastLine.of(map(plain));
  }

  static Map<String, Object> plain(Session.Place place) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("ref", place.ref());
    place.name().ifPresent(name -> plain.put("name", name));
    plain.put("url", place.url());
    return plain;
  }

  static Session.Place place(Object plain) {
    return new Session.Place(text(plain, "ref"), optional(plain, "name"), text(plain, "url"));
  }

  static Map<String, Object> plain(Map<String, Snapshot.Element> elements) {
    Map<String, Object> plain = new LinkedHashMap<>();
    elements.forEach((ref, element) -> plain.put(ref, Map.of("role", element.role(), "name", element.name())));
    return plain;
  }

  static Map<String, Snapshot.Element> elements(Object plain) {
    Map<String, Snapshot.Element> elements = new LinkedHashMap<>();
    map(plain).forEach((ref, element) -> elements.put(ref, new Snapshot.Element(text(element, "role"), text(element, "name"))));
    return elements;
  }

  static Object member(Object plain, String name) {
    return plain instanceof Map<?, ?> map ? map.get(name) : null;
  }

  static String text(Object plain, String name) {
    return member(plain, name) instanceof String text ? text : null;
  }

  static Optional<String> optional(Object plain, String name) {
    return Optional.ofNullable(text(plain, name));
  }

  static int number(Object plain, String name) {
    return member(plain, name) instanceof Number number ? number.intValue() : 0;
  }

  static List<String> texts(Object plain, String name) {
    return list(member(plain, name)).stream().map(String::valueOf).toList();
  }

  static List<?> list(Object plain) {
    return plain instanceof List<?> list ? list : List.of();
  }

  private static Map<String, Object> map(Object plain) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (plain instanceof Map<?, ?> map) {
      map.forEach((name, value) -> members.put(String.valueOf(name), value));
    }
    return members;
  }
}
