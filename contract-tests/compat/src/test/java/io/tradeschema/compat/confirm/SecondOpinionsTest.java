package io.tradeschema.compat.confirm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.compat.bound.Deadline;
import io.tradeschema.compat.bound.Spent;
import io.tradeschema.compat.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class SecondOpinionsTest {

    @Test
    void a_validator_that_does_not_come_back_is_left_behind() {
        Confirmer hung = value -> {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
            return Optional.empty();
        };
        var opinions = new SecondOpinions(value -> List.of(hung), Deadline.in(Duration.ofMillis(500)));

        assertThatThrownBy(() -> opinions.accepts(new Json.Null())).isInstanceOf(Spent.class);
    }
}
