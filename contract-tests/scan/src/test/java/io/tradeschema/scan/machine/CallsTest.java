package io.tradeschema.scan.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a call reaches its function: arguments, defaults, spreads, functions handed on, objects and their methods. */
class CallsTest {

    @TempDir
    Path folder;

    private WalkedModule walk(String code) throws IOException {
        return new WalkedModule(folder, "main.py", code);
    }

    @Test
    void arguments_are_bound_by_place_by_name_by_default_and_from_spreads() throws IOException {
        var walked = walk("""
                def f(a, b="b", *more, c="c", **rest):
                    return a + b + "".join(more) + c + rest["d"]
                A = f("1", d="4")
                B = f("1", "2", "3", c="5", d="4")
                C = f(**{"a": "x", "d": "y"})
                D = f(*("p", "q"), d="r")
                """);

        assertThat(walked.texts("A")).containsExactly("1bc4");
        assertThat(walked.texts("B")).containsExactly("12354");
        assertThat(walked.texts("C")).containsExactly("xbcy");
        assertThat(walked.texts("D")).containsExactly("pqcr");
    }

    @Test
    void functions_are_followed_when_they_are_handed_on() throws IOException {
        var walked = walk("""
                import asyncio
                from functools import partial
                def f(a, b):
                    return a + b
                async def main(loop):
                    return await asyncio.to_thread(f, "a", "b"), await loop.run_in_executor(None, f, "c", "d")
                A = partial(f, "a")("b")
                B = (lambda x: x + "!")("a")
                C, D = main(None)
                """);

        assertThat(walked.texts("A")).containsExactly("ab");
        assertThat(walked.texts("B")).containsExactly("a!");
        assertThat(walked.texts("C")).containsExactly("ab");
        assertThat(walked.texts("D")).containsExactly("cd");
    }

    @Test
    void a_variable_that_each_arm_sets_may_hold_either_value() throws IOException {
        var walked = walk("""
                def f(late):
                    if late:
                        reason = "late"
                    else:
                        reason = "stop"
                    return reason
                A = f(input())
                """);

        assertThat(walked.texts("A")).containsExactly("late", "stop");
    }

    @Test
    void a_function_that_calls_itself_ends_the_walk() throws IOException {
        var walked = walk("def f(n):\n    return f(n - 1) if n else 'end'\nA = f(3)\nB = 'after'\n");

        assertThat(walked.texts("A")).contains("end");
        assertThat(walked.texts("B")).containsExactly("after");
    }

    @Test
    void a_method_of_the_subclass_is_called_from_the_method_of_its_base() throws IOException {
        var walked = walk("""
                class Base:
                    name = "base"
                    def title(self):
                        return self.kind() + ":" + self.name
                    def kind(self):
                        raise NotImplementedError
                class Own(Base):
                    name = "own"
                    def kind(self):
                        return "k"
                A = Own().title()
                """);

        assertThat(walked.texts("A")).containsExactly("k:own");
    }

    @Test
    void dataclasses_pydantic_models_and_typed_dicts_become_dicts_again() throws IOException {
        var walked = walk("""
                from dataclasses import dataclass, asdict
                from pydantic import BaseModel, Field
                from typing import TypedDict, Optional
                @dataclass
                class D:
                    a: str
                    b: Optional[int] = None
                class M(BaseModel):
                    a: str
                    b: Optional[int] = None
                    c: str = Field("x", alias="see")
                class T(TypedDict):
                    a: str
                d = asdict(D("1"))
                m = M(a="1").model_dump(exclude_none=True)
                n = M(a="1").dict(by_alias=True, exclude={"b"})
                t = T(a="1")
                """);

        assertThat(walked.keys("d")).containsExactly("a", "b");
        assertThat(walked.keys("m")).containsExactly("a", "c");
        assertThat(walked.keys("n")).containsExactly("a", "see");
        assertThat(walked.keys("t")).contains("a");
    }

    @Test
    void a_value_is_valid_after_a_validation_until_it_is_changed() throws IOException {
        var walked = walk("""
                import jsonschema, fastjsonschema, os
                from jsonschema import Draft202012Validator
                validator = Draft202012Validator({})
                fast = fastjsonschema.compile({})
                def guard(m):
                    validator.validate(m)
                    return m
                a = {"x": 1}
                jsonschema.validate(a, {})
                b = guard({"x": 1})
                c = {"x": 1}
                fast(c)
                copy = dict(c)
                d = {"x": 1}
                jsonschema.validate(d, {})
                d["x"] = 2
                e = {"x": 1}
                if os.name:
                    jsonschema.validate(e, {})
                f = {"x": 1}
                """);

        assertThat(walked.validated("a")).isTrue();
        assertThat(walked.validated("b")).isTrue();
        assertThat(walked.validated("c")).isTrue();
        assertThat(walked.validated("copy")).isTrue();
        assertThat(walked.validated("d")).as("changed afterwards").isFalse();
        assertThat(walked.validated("e")).as("on one path only").isFalse();
        assertThat(walked.validated("f")).isFalse();
    }

    @Test
    void code_that_cannot_be_walked_to_its_end_is_listed_when_the_bus_stands_in_it() throws IOException {
        var code = new StringBuilder("def f(r, x):\n");
        for (var i = 0; i < 60_000; i++) {
            code.append("    x.a().b()\n");
        }
        var walked = walk(code + "    r.xadd('late', {})\n").root("f");

        assertThat(walked.recorder().unresolved())
                .anySatisfy(site -> assertThat(site.what()).isEqualTo("what follows here"));
    }
}
