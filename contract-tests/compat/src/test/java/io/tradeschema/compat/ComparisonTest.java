package io.tradeschema.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.compat.change.Change;
import io.tradeschema.compat.change.CompatRule;
import io.tradeschema.compat.change.KnownNames;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.schema.SchemaDialect;
import io.tradeschema.compat.schema.SchemaDraft;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    /** Old schema, new schema, backward, forward: S for safe, B for break, U for undecided. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '§',
            value = {
                // numbers are exact
                "{'multipleOf':0.1} ~ {'multipleOf':0.01} ~ S ~ B",
                "{'multipleOf':0.3,'type':'number'} ~ {'multipleOf':0.1,'type':'number'} ~ S ~ B",
                "{'maximum':0.30000000000000001} ~ {'maximum':0.3} ~ B ~ S",
                "{'type':'integer','minimum':0.5} ~ {'type':'integer','minimum':1} ~ S ~ S",
                "{'type':'integer','exclusiveMinimum':0,'maximum':3} ~ {'enum':[1,2,3]} ~ S ~ S",
                "{'type':'integer'} ~ {'type':'number','multipleOf':1} ~ S ~ S",
                "{'type':'number','multipleOf':4} ~ {'type':'number','multipleOf':2,'not':{'multipleOf':3}} ~ B ~ B",
                "{'minimum':9007199254740993} ~ {'minimum':9007199254740992} ~ S ~ B",
                // texts
                "{'type':'string','pattern':'^[A-Z]{2}$'} ~ {'type':'string','minLength':2,'maxLength':2} ~ S ~ B",
                "{'type':'string','pattern':'^(BUY|SELL)$'} ~ {'enum':['BUY','SELL']} ~ S ~ S",
                "{'type':'string','minLength':3,'maxLength':2} ~ false ~ S ~ S",
                "{'pattern':'^(?!BTC).*$','type':'string'} ~ {'type':'string','not':{'pattern':'^BTC'}} ~ S ~ B",
                "{'pattern':'^(?=.*[0-9]).{2}$','type':'string'} ~ {'type':'string','maxLength':2} ~ S ~ B",
                "{'type':'string','maxLength':4294967297} ~ {'type':'string','maxLength':4294967296} ~ U ~ S",
                "{'type':'string','maxLength':65535} ~ {'type':'string','maxLength':65536} ~ S ~ B",
                "{'type':'string','pattern':'^[a-z]*$','maxLength':4096} ~ {'type':'string','pattern':'^[a-z]*$','maxLength':4095} ~ B ~ S",
                // objects
                "{'required':['a']} ~ {'required':['a','b']} ~ B ~ S",
                "{'properties':{'a':false}} ~ {'not':{'required':['a']}} ~ B ~ S",
                "{'type':'object','properties':{'a':false}} ~ {'type':'object','not':{'required':['a']}} ~ S ~ S",
                "{'additionalProperties':false,'minProperties':1,'type':'object'} ~ false ~ S ~ S",
                "{'patternProperties':{'^.*$':{'type':'string'}}} ~ {'additionalProperties':{'type':'string'}} ~ B ~ S",
                "{'patternProperties':{'^a':{'type':'string'}}} ~ {'properties':{'ab':{'type':'string'}}} ~ S ~ B",
                "{'propertyNames':{'enum':['a','b']},'minProperties':3,'type':'object'} ~ false ~ S ~ S",
                "{'propertyNames':{'maxLength':0},'minProperties':2,'type':'object'} ~ false ~ S ~ S",
                "{'dependentRequired':{'a':['b']}} ~ {'if':{'required':['a']},'then':{'required':['b']}} ~ S ~ S",
                "{'type':'object','dependentRequired':{'a':['b']}} ~ {'type':'object','if':{'required':['a']},'then':{'required':['b']}} ~ S ~ S",
                "{'type':'object','properties':{'k':{'const':1}},'required':['k']} ~ {'type':'object','oneOf':[{'properties':{'k':{'const':1}}},{'properties':{'k':{'const':2}}}],'required':['k']} ~ S ~ B",
                // arrays
                "{'items':{'enum':[1,2]},'uniqueItems':true,'type':'array'} ~ {'items':{'enum':[1,2]},'maxItems':2,'type':'array'} ~ S ~ B",
                "{'items':{'enum':[1,2]},'uniqueItems':true,'minItems':3,'type':'array'} ~ false ~ S ~ S",
                "{'type':'array','contains':{'const':1}} ~ {'type':'array','minItems':1} ~ S ~ B",
                "{'type':'array','contains':{'const':1},'minContains':2,'maxContains':2} ~ {'type':'array','minItems':2} ~ S ~ B",
                "{'type':'array','prefixItems':[{'type':'string'}],'items':false} ~ {'type':'array','maxItems':1} ~ S ~ B",
                "{'type':'array','contains':{'const':1},'maxContains':3} ~ {'type':'array','contains':{'const':1},'maxContains':2} ~ B ~ S",
                "{'type':'array','contains':{'const':1},'minContains':2} ~ {'type':'array','contains':{'const':1},'minContains':3} ~ B ~ S",
                "{'allOf':[{'contains':{'const':1},'minContains':2},{'contains':{'const':1}}],'type':'array','maxItems':2} ~ {'type':'array','maxItems':1} ~ B ~ B",
                "{'type':'array','maxItems':1000} ~ {'type':'array','maxItems':999} ~ B ~ S",
                "{'type':'object','maxProperties':1000} ~ {'type':'object','maxProperties':999} ~ B ~ S",
                "{'type':'array','contains':{'type':'string'},'items':{'type':'number'}} ~ false ~ S ~ S",
                "{'type':'array','uniqueItems':true,'prefixItems':[{'const':1},{'enum':[1,2]},{'enum':[1,2]}],'minItems':3} ~ false ~ S ~ S",
                // combination and recursion
                "{'anyOf':[{'type':'string'},{'type':'null'}]} ~ {'type':['string','null']} ~ S ~ S",
                "{'oneOf':[{'minimum':5},{'maximum':3}]} ~ {'anyOf':[{'minimum':5},{'maximum':3}]} ~ S ~ B",
                "{'$ref':'#/$defs/n','$defs':{'n':{'properties':{'next':{'$ref':'#/$defs/n'}}}}} ~ {'properties':{'next':{'$ref':'#'}}} ~ S ~ S",
                "{'$ref':'#/$defs/n','$defs':{'n':{'type':'object','required':['next'],'properties':{'next':{'$ref':'#/$defs/n'}}}}} ~ false ~ S ~ S",
                "{'const':{'a':[1.0]}} ~ {'enum':[{'a':[1]}]} ~ S ~ S",
                "{'not':{'const':{'a':1}},'type':'object','maxProperties':1,'minProperties':1,'propertyNames':{'const':'a'}} ~ {'type':'object','properties':{'a':{'not':{'const':1}}},'required':['a'],'additionalProperties':false} ~ S ~ S",
                "{'unevaluatedProperties':false,'allOf':[{'properties':{'a':{}}}]} ~ {'properties':{'a':{}},'additionalProperties':false} ~ S ~ S",
                // undecided, by name
                "{'$ref':'https://example.com/a.json'} ~ {'type':'string'} ~ U ~ U",
                "{'type':'object','required':['a']} ~ {'type':'object','required':['a','b'],'properties':{'a':{'$ref':'https://example.com/a.json'}}} ~ B ~ S",
                "{'properties':{'a':{'$ref':'https://example.com/a.json'}}} ~ {'properties':{'a':{'$ref':'https://example.com/a.json'}},'required':['b']} ~ B ~ S",
                "{'properties':{'a':{'$ref':'https://example.com/a.json'}},'required':['a']} ~ {'properties':{'a':{'$ref':'https://example.com/a.json'}},'required':['a'],'maxProperties':5} ~ U ~ S",
                "{'not':{'$ref':'https://example.com/a.json'}} ~ {'type':'string'} ~ U ~ U",
                "{'enum':[{'$ref':'b.json'},1],'properties':{'a':{'$ref':'https://example.com/a.json'}}} ~ {'enum':[{'$ref':'b.json'}],'properties':{'a':{'$ref':'https://example.com/a.json'}}} ~ B ~ S",
                "{'pattern':'(a)\\\\1','type':'string'} ~ {'type':'string','maxLength':9} ~ U ~ U",
                "{'pattern':'(a)\\\\1','type':'string'} ~ {'type':'string'} ~ S ~ U",
            })
    void two_schemas_are_decided(String old, String current, char backward, char forward) {
        var verdict = Comparison.USUAL.compare(old.replace('\'', '"'), current.replace('\'', '"'));

        assertThat(verdict.backward().outcome().name()).startsWith(String.valueOf(backward));
        assertThat(verdict.forward().outcome().name()).startsWith(String.valueOf(forward));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '§',
            value = {
                "DRAFT_04 ~ {'minimum':5,'exclusiveMinimum':true} ~ {'minimum':5} ~ S ~ B",
                "DRAFT_06 ~ {'exclusiveMinimum':5} ~ {'minimum':5} ~ S ~ B",
                "DRAFT_07 ~ {'$ref':'#/definitions/a','maxLength':1,'definitions':{'a':{'type':'string'}}} ~ {'type':'string'} ~ S ~ S",
                "DRAFT_2019_09 ~ {'$ref':'#/$defs/a','maxLength':1,'$defs':{'a':{'type':'string'}}} ~ {'type':'string'} ~ S ~ B",
                "DRAFT_07 ~ {'items':[{'type':'string'}],'additionalItems':false,'type':'array'} ~ {'type':'array','maxItems':1} ~ S ~ B",
                "DRAFT_07 ~ {'dependencies':{'a':['b'],'c':{'required':['d']}},'type':'object'} ~ {'type':'object'} ~ S ~ B",
                "DRAFT_06 ~ {'if':{'type':'string'},'then':false} ~ {} ~ S ~ S",
                "DRAFT_04 ~ {'const':1} ~ {} ~ S ~ S",
                // draft 4: 12.0 is 12 to enum, and no integer to some validators; the others do not confirm it
                "DRAFT_04 ~ {'enum':[12]} ~ {'type':'integer'} ~ U ~ B",
                "DRAFT_04 ~ {'type':'integer'} ~ {'enum':[12]} ~ B ~ U",
                "DRAFT_04 ~ {'enum':[{'a':[12]}]} ~ {'properties':{'a':{'items':{'type':'integer'}}}} ~ U ~ B",
                "DRAFT_04 ~ {'properties':{'a':{'enum':[1,2]}}} ~ {'properties':{'a':{'type':['integer','null']}}} ~ U ~ B",
                "DRAFT_04 ~ {'enum':[[1,2,3,4,5,6,7,8,9,10,11]]} ~ {'items':{'type':'integer'}} ~ U ~ B",
                "DRAFT_04 ~ {'type':'number','multipleOf':1} ~ {'type':'integer'} ~ U ~ S",
                "DRAFT_04 ~ {'type':'number','minimum':3,'maximum':3} ~ {'type':'integer'} ~ U ~ B",
                // and decided where no side, or both, tell integers by their writing, or another value breaks
                "DRAFT_04 ~ {'enum':[12]} ~ {'enum':[12,13]} ~ S ~ B",
                "DRAFT_04 ~ {'enum':[12]} ~ {'type':'number'} ~ S ~ B",
                "DRAFT_04 ~ {'type':'integer','enum':[12]} ~ {'type':'integer'} ~ S ~ B",
                "DRAFT_04 ~ {'type':'integer','enum':[12]} ~ {'type':'integer','enum':[12,13]} ~ S ~ B",
                "DRAFT_04 ~ {'type':'integer','enum':[12]} ~ {'enum':[12]} ~ S ~ U",
                "DRAFT_04 ~ {'enum':[12,1.5]} ~ {'type':'integer'} ~ B ~ B",
                "DRAFT_04 ~ {'enum':[12.0]} ~ {'not':{'type':'integer'}} ~ B ~ B",
                "DRAFT_04 ~ {'items':{'items':{'type':'number'}}} ~ {'items':{'items':{'type':'integer'}}} ~ B ~ S",
                "DRAFT_06 ~ {'enum':[12]} ~ {'type':'integer'} ~ S ~ B",
                "DRAFT_07 ~ {'const':{'a':12}} ~ {'properties':{'a':{'type':'integer'}}} ~ S ~ B",
                "DRAFT_07 ~ {'$ref':'#x','definitions':{'a':{'$id':'#x','type':'string'}}} ~ {'type':'string'} ~ S ~ S",
                "DRAFT_2020_12 ~ {'$ref':'#x','$defs':{'a':{'$anchor':'x','type':'string'}}} ~ {'type':'string'} ~ S ~ S",
                "DRAFT_2020_12 ~ {'$id':'https://e.org/a','$ref':'b','$defs':{'a':{'$id':'b','type':'string'}}} ~ {'type':'string'} ~ S ~ S",
                // an id of draft 4 means nothing later, and does not keep the validators from confirming
                "DRAFT_07 ~ {'id':'https://e.org/a','maximum':5} ~ {'id':'https://e.org/b','maximum':4} ~ B ~ S",
                "DRAFT_07 ~ {'items':{'id':'x','maximum':5}} ~ {'items':{'maximum':4}} ~ B ~ S",
                "DRAFT_07 ~ {'enum':[{'id':'x'}]} ~ {'properties':{'id':{'maxLength':0}}} ~ B ~ B",
                "DRAFT_07 ~ {'const':{'id':'x'}} ~ {'const':{'id':'y'}} ~ B ~ B",
                "DRAFT_04 ~ {'id':'https://e.org/a','maximum':5} ~ {'id':'https://e.org/b','maximum':4} ~ B ~ S",
                // draft 2019-09 does not say that contains evaluates; all validators of it do
                "DRAFT_2019_09 ~ {'contains':{'const':1},'unevaluatedItems':false} ~ {'items':{'const':2}} ~ B ~ B",
                "DRAFT_2019_09 ~ {'items':[{'const':1}],'unevaluatedItems':false} ~ {'items':{'const':1}} ~ S ~ B",
                "DRAFT_2020_12 ~ {'dependencies':{'a':['b']}} ~ {} ~ S ~ U",
                "DRAFT_07 ~ {'$schema':'http://json-schema.org/schema#','items':[{'type':'string'}]} ~ {} ~ S ~ B",
                "DRAFT_06 ~ {'$schema':'http://json-schema.org/schema#','if':{},'then':false} ~ {} ~ S ~ S",
                "DRAFT_2020_12 ~ {'$schema':'http://json-schema.org/draft-03/schema#'} ~ {} ~ U ~ U",
            })
    void each_draft_reads_its_keywords_its_own_way(
            SchemaDraft draft, String old, String current, char backward, char forward) {
        var comparison = new Comparison(
                new ComparisonOptions(new SchemaDialect(draft, false), List.of(), KnownNames.NONE, false));
        var verdict = comparison.compare(old.replace('\'', '"'), current.replace('\'', '"'));

        assertThat(verdict.backward().outcome().name()).startsWith(String.valueOf(backward));
        assertThat(verdict.forward().outcome().name()).startsWith(String.valueOf(forward));
    }

    @Test
    void what_the_drafts_left_open_is_named_where_it_leaves_a_pair_undecided() {
        var comparison = new Comparison(new ComparisonOptions(
                new SchemaDialect(SchemaDraft.DRAFT_04, false), List.of(), KnownNames.NONE, false));
        var verdict = comparison.compare("{\"enum\": [12]}", "{\"type\": \"integer\"}");

        assertThat(verdict.backward().reason())
                .isEqualTo(
                        "validators of draft 4 disagree whether a whole number with a fraction is an integer, as in 12.0");
    }

    @Test
    void the_renamed_field_of_the_incident_is_called_a_rename_and_shown() {
        var verdict = new Comparison(
                        ComparisonOptions.knowing(new KnownNames(Set.of(), List.of(Set.of("action", "side")))))
                .compare("""
                {"type": "object", "properties": {"action": {"enum": ["BUY", "SELL", "CLOSE"]}},
                 "required": ["action"], "additionalProperties": false}""", """
                {"type": "object", "properties": {"side": {"enum": ["BUY", "SELL"]}},
                 "required": ["side"], "additionalProperties": false}""");

        assertThat(verdict.changes().get(0).what()).isEqualTo("rename: \"action\" is now called \"side\"");
        assertThat(verdict.backward().witness()).hasToString("Optional[{\"action\":\"BUY\"}]");
        assertThat(verdict.forward().witness()).hasToString("Optional[{\"side\":\"BUY\"}]");
        assertThat(verdict.rollout()).isEqualTo(Rollout.TWO_STEPS);
        assertThat(verdict.bump()).contains(Bump.MAJOR);
    }

    @Test
    void an_open_reader_takes_an_addition_but_not_one_that_must_be_understood() {
        var old = """
                {"type": "object", "properties": {"symbol": {"type": "string"}}, "additionalProperties": false}""";
        var note = """
                {"type": "object", "properties": {"symbol": {"type": "string"}, "note": {"type": "string"}},
                 "additionalProperties": false}""";
        var open = new Comparison(ComparisonOptions.knowing(new KnownNames(Set.of("leverage"), List.of()))
                .withReaders(true));

        assertThat(open.compare(old, note).forward()).isEqualTo(Judgement.SAFE);
        var marked = note.replace("\"note\": {", "\"note\": {\"x-must-understand\": true, ");
        assertThat(open.compare(old, marked).forward().outcome()).isEqualTo(Decision.BREAK);
        assertThat(open.compare(old, note.replace("note", "leverage")).forward().outcome())
                .isEqualTo(Decision.BREAK);
        assertThat(Comparison.USUAL.compare(old, note).forward().outcome()).isEqualTo(Decision.BREAK);
        // A slip of a name that the reader knows is refused; a message of before is read as closed as ever.
        assertThat(open.compare(old, note.replace("note", "symbols")).forward().outcome())
                .isEqualTo(Decision.BREAK);
        assertThat(open.compare(note, old).backward().outcome()).isEqualTo(Decision.BREAK);
    }

    @Test
    void a_witness_takes_its_values_from_messages_seen_before() throws Exception {
        var old =
                "{\"type\": \"object\", \"properties\": {\"symbol\": {\"type\": \"string\"}}, \"required\": [\"symbol\"]}";
        var seen = JsonReading.read("{\"symbol\": \"1000BONKUSDC\"}");
        var seeded = new Comparison(new ComparisonOptions(SchemaDialect.USUAL, List.of(seen), KnownNames.NONE, false));

        assertThat(seeded.compare(old, "false").backward().witness()).contains(seen);
    }

    @Test
    void what_is_no_schema_is_not_checked() {
        assertThat(Comparison.USUAL.compare("[1]", "{}").backward().outcome()).isEqualTo(Decision.NOT_CHECKED);
        assertThat(Comparison.USUAL
                        .compare("{\"a\":1,\"a\":2}", "{}")
                        .backward()
                        .reason())
                .contains("Duplicate field");
        assertThat(Comparison.USUAL.compare("{", "{}").rollout()).isEqualTo(Rollout.NOT_CHECKED);
    }

    @Test
    void a_sunset_in_the_words_of_our_published_schemas_counts() {
        var live = "{\"type\": \"object\", \"properties\": {\"note\": {\"type\": \"string\"%s}}}";
        var going = live.formatted(", \"deprecated\": true, \"description\": \"a note; since 1.0.0; deprecated since"
                + " 1.2.0, may go from 2999-01-01 on: send reason\"");

        assertThat(Comparison.USUAL.compare(live.formatted(""), going).changes())
                .isEmpty();
        assertThat(Comparison.USUAL
                        .compare(going, "{\"type\": \"object\", \"properties\": {\"reason\": true}}")
                        .changes())
                .extracting(Change::rule)
                .contains(CompatRule.REMOVED_BEFORE_SUNSET);
    }

    @Test
    void a_schema_that_applies_itself_to_itself_is_undecided() {
        assertThat(Comparison.USUAL
                        .compare("{\"$ref\": \"#\"}", "{}")
                        .backward()
                        .reason())
                .contains("applies a schema to itself without end");
    }

    @Test
    void an_annotation_changes_the_words_and_not_the_messages() {
        var verdict = Comparison.USUAL.compare("{\"title\": \"a\"}", "{\"title\": \"b\", \"description\": \"c\"}");

        assertThat(verdict).isEqualTo(new Verdict(Judgement.SAFE, Judgement.SAFE, List.of()));
        assertThat(verdict.bump()).contains(Bump.PATCH);
    }

    @Test
    void a_refactoring_that_is_proven_to_change_nothing_is_no_unclassified_change() {
        var verdict = Comparison.USUAL.compare(
                "{\"not\": {\"not\": {\"type\": \"string\"}}}",
                "{\"not\": {\"type\": [\"null\", \"boolean\", \"number\", \"object\", \"array\"]}}");

        assertThat(verdict.backward()).isEqualTo(Judgement.SAFE);
        assertThat(verdict.forward()).isEqualTo(Judgement.SAFE);
        assertThat(verdict.changes()).noneMatch(change -> change.rule() == CompatRule.CHANGE_UNCLASSIFIED);
    }

    @Test
    void a_hard_pair_ends_in_time_and_says_so() throws Exception {
        var hard = new StringBuilder();
        for (var i = 0; i < 14; i++) {
            hard.append(i == 0 ? "" : ",")
                    .append("{\"pattern\": \"(a|b).*c{")
                    .append(i + 3)
                    .append("}.*[ab]{9}\"}");
        }
        Json old = JsonReading.read("{\"type\": \"string\", \"allOf\": [" + hard + "]}");
        Json current = JsonReading.read("{\"type\": \"string\", \"oneOf\": [" + hard + "]}");
        var start = System.nanoTime();
        var verdict = Comparison.USUAL.compare(old, current);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        assertThat(verdict.backward().outcome()).isIn(Decision.BREAK, Decision.UNDECIDED);
    }
}
