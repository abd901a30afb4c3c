package io.tradeschema.scan.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.syntax.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What names and objects hold on one way through the code. */
class StateTest {

    private static final One FIRST = new One.Ref(1);
    private static final One SECOND = new One.Ref(2);
    private static final One.Ref LIST = new One.Ref(3);

    private static Obj list(One... items) {
        return Obj.sequence(SeqKind.LIST, List.of(Value.of(items)), Value.none(), Node.nowhere("main.py"));
    }

    @Test
    void of_two_objects_none_is_held_alone_until_a_list_that_was_there_before_holds_one_of_them() {
        var ground = State.start();
        ground.set(new State.Var(1, "both"), Value.of(FIRST, SECOND));
        ground.put(LIST, list(FIRST, SECOND));
        assertThat(ground.fork().fork().isOnlyHeldAsOne(List.of(FIRST, SECOND))).isTrue();

        ground.put(LIST, list(SECOND));
        assertThat(ground.fork().fork().isOnlyHeldAsOne(List.of(FIRST, SECOND))).isFalse();
    }

    @Test
    void what_held_one_object_alone_and_holds_another_on_this_way_does_so_no_longer() {
        var ground = State.start();
        ground.put(LIST, list(SECOND));
        var way = ground.fork();
        way.put(LIST, list());

        assertThat(way.fork().isOnlyHeldAsOne(List.of(FIRST, SECOND))).isTrue();
        assertThat(ground.fork().isOnlyHeldAsOne(List.of(FIRST, SECOND))).isFalse();
    }
}
