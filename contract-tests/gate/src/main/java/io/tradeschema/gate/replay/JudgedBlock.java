package io.tradeschema.gate.replay;

import io.tradeschema.gate.replay.Judgement.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the lines of one block got. Lines without findings are only counted, so that a clean block of any length weighs
 * nothing.
 *
 * @param lines how many lines the block has, blank ones too
 * @param quiet how many messages without a finding got which verdict
 * @param loud the others, in their order
 * @param end how many bytes of the input stand before the block's end
 */
record JudgedBlock(int lines, Map<Verdict, Long> quiet, List<JudgedLine> loud, long end) {

    /**
     * A line with findings.
     *
     * @param number from 1, counted in its block
     */
    record JudgedLine(int number, Judgement judgement) {}

    /** Judges every line of a block that is not blank. */
    static JudgedBlock of(Block block, Judge judge) {
        var quiet = new EnumMap<Verdict, Long>(Verdict.class);
        var loud = new ArrayList<JudgedLine>();
        var number = 0;
        for (int start = 0, end; start < block.length(); start = end + 1) {
            end = block.lineEnd(start);
            var line = block.line(++number, start, end);
            if (line.isBlank()) {
                continue;
            }
            var judgement = judge.judge(line, block.offset() + start);
            if (judgement.findings().isEmpty()) {
                quiet.merge(judgement.verdict(), 1L, Long::sum);
            } else {
                loud.add(new JudgedLine(number, judgement));
            }
        }
        return new JudgedBlock(number, quiet, loud, block.offset() + block.length());
    }
}
