package io.tradeschema.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.redis.RedisAddress.Place;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {

    private static final Map<String, String> NO_PASSWORD = Map.of();
    private static final Map<String, String> PASSWORD = Map.of("REDISCLI_AUTH", "s3cret");

    private static RedisAddress of(String text) {
        return RedisAddress.of(text, NO_PASSWORD);
    }

    @Test
    void host_port_database_and_tls_are_read() {
        assertThat(of("redis://localhost"))
                .isEqualTo(new RedisAddress(new Place.Port("localhost", 6379, false), List.of(), 0));
        assertThat(of("rediss://my_redis.example:7000/3"))
                .isEqualTo(new RedisAddress(new Place.Port("my_redis.example", 7000, true), List.of(), 3));
        assertThat(of("redis://[::1]:7000/")).hasToString("::1:7000");
        assertThat(of("unix:///run/redis/redis.sock?db=2"))
                .isEqualTo(new RedisAddress(new Place.LocalSocket("/run/redis/redis.sock"), List.of(), 2));
    }

    @Test
    void the_password_is_taken_from_the_address_or_from_the_environment() {
        assertThat(of("redis://app:p%40ss+1@h").login()).containsExactly("app", "p@ss+1");
        assertThat(of("redis://app:p@s/s@h").login()).containsExactly("app", "p@s/s");
        assertThat(of("redis://:s3cret@h").login()).containsExactly("s3cret");
        assertThat(of("unix://app:s3cret@/run/redis.sock").login()).containsExactly("app", "s3cret");
        assertThat(of("redis://h").login()).isEmpty();
        assertThat(RedisAddress.of("redis://h", PASSWORD).login()).containsExactly("s3cret");
        assertThat(RedisAddress.of("redis://app@h", PASSWORD).login()).containsExactly("app", "s3cret");
        assertThat(RedisAddress.of("redis://app:other@h", PASSWORD).login()).containsExactly("app", "other");
        assertThatThrownBy(() -> of("redis://app@h"))
                .isInstanceOf(NotCheckedException.class)
                .hasMessage(
                        "the address in --redis names a user and no password; put it into the variable REDISCLI_AUTH,"
                                + " or write USER:PASSWORD@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret@localhost",
                "http://s3cret@h",
                "redis://",
                "redis://s3cret@h:0",
                "redis://s3cret@h:65536",
                "redis://s3cret@h:99999999999",
                "redis://a:s3cret%zz@h",
                "redis://h/s3cret",
                "redis://h/99999",
                "redis://s3cret@h?x=1",
                "unix://s3cret",
                ""
            })
    void what_is_no_address_is_told_and_never_repeated(String text) {
        assertThatThrownBy(() -> RedisAddress.of(text, PASSWORD))
                .isInstanceOf(NotCheckedException.class)
                .hasMessageStartingWith("what --redis was given is no address of a server; write redis://HOST:PORT")
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void ids_and_positions_are_read_as_they_are_written() {
        assertThat(Position.of("1-2")).hasToString("1-2");
        assertThat(Position.of("1-2/7")).hasToString("1-2/7");
        assertThat(Position.of("0-0")).hasToString("0-0/0");
        assertThat(EntryId.of("18446744073709551615-18446744073709551615").next())
                .isEmpty();
        assertThat(EntryId.of("1-18446744073709551615").next()).contains(EntryId.of("2-0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-", "+1-1", "1--1", "18446744073709551616-0", "1-1/", "1-1/x", "1-1/-1", "/1"})
    void what_is_no_position_is_told(String text) {
        assertThatThrownBy(() -> Position.of(text)).isInstanceOf(NotCheckedException.class);
    }
}
