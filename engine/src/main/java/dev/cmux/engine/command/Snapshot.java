package dev.cmux.engine.command;
import java.util.Map;
public record Snapshot(String text, Map<String, Object> refs, String url, String title, String diff) {}
