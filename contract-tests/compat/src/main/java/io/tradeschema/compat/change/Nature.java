package io.tradeschema.compat.change;

/**
 * What kind of change a rule speaks of.
 *
 * @param category what the rule is about
 * @param breaks whom such a change breaks by its nature
 */
public record Nature(Category category, Breaks breaks) {}
