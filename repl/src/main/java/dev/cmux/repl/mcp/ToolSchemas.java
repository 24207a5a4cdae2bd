package dev.cmux.repl.mcp;

import dev.cmux.engine.verb.Param;
import dev.cmux.engine.verb.Verb;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a tool takes, as a JSON schema made from the verb's description.
final class ToolSchemas {

  private ToolSchemas() {}

  /// The parameters of a verb, and the surface it is for.
  static Map<String, Object> ofVerb(Verb verb) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("surface", text("The surface's ref, such as surface:1, or its name."));
    List<String> required = new ArrayList<>();
    required.add("surface");
    add(verb.params(), properties, required);
    return object(properties, required);
  }

  /// The parameters as they are.
  static Map<String, Object> of(List<Param> params) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    add(params, properties, required);
    return object(properties, required);
  }

  private static void add(List<Param> params, Map<String, Object> properties, List<String> required) {
    for (Param param : params) {
      properties.put(param.name(), property(param));
      if (param.required()) {
        required.add(param.name());
      }
    }
  }

  static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  static Map<String, Object> text(String help) {
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("type", "string");
    property.put("description", help);
    return property;
  }

  private static Map<String, Object> property(Param param) {
    Map<String, Object> property = new LinkedHashMap<>();
    switch (param.kind()) {
      case TARGET, TEXT, PATTERN, SCRIPT, FILE, OUTPUT_FILE -> property.put("type", "string");
      case NUMBER -> property.put("type", "number");
      case INTEGER -> property.put("type", "integer");
      case FLAG -> property.put("type", "boolean");
      case CHOICE -> {
        property.put("type", "string");
        property.put("enum", param.choices());
      }
      case TEXTS, FILES -> {
        property.put("type", "array");
        property.put("items", Map.of("type", "string"));
      }
      case MAP -> {
        property.put("type", "object");
        property.put("additionalProperties", Map.of("type", "string"));
      }
      case JSON -> {
        // Any value.
      }
    }
    property.put("description", param.help());
    return property;
  }
}
