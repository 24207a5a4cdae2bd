package org.htmlunit.corejs.javascript.regexp;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.ScriptRuntime;

/// Where the groups of the expression stand that has matched last.
///
/// The engine (5.5.0) keeps that for `RegExp.$1` and its like, and shows it within its package only: hence this class, here.
public final class GroupPlaces {

  /// A part of the text that was searched.
  public record Span(int start, int end) {}

  private GroupPlaces() {}

  /// @param group from 1
  /// @return null when the group took no part
  public static Span last(Context context, int group) {
    SubString[] groups = ((RegExpImpl) ScriptRuntime.getRegExpProxy(context)).parens;
    SubString found = groups == null || group > groups.length ? null : groups[group - 1];
    return found == null ? null : new Span(found.index, found.index + found.length);
  }
}
