package io.tradeschema.compat.change;

import io.tradeschema.model.RuleText;

/**
 * What a rule about a change means.
 *
 * @param nature what kind of change it speaks of
 * @param text what it says of itself
 * @param undone the rule that fires when the change is undone, by its id; or the reason why there is none, as a sentence
 */
public record RuleMeaning(Nature nature, RuleText text, String undone) {}
