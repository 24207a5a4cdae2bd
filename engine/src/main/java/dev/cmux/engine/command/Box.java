package dev.cmux.engine.command;

/// Where an element lies, in CSS pixels from the top left of the page. The layout is approximate: there is no renderer.
public record Box(double x, double y, double width, double height) {}
