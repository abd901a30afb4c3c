def log = new File(basedir, 'build.log').text
assert log.contains('the archive published is no folder; right it, or take it out of tradeschema.yaml [PART_NOT_CHECKED]')
assert log.contains('published ai.signal@1.0.0 as ')
assert new File(basedir, 'published/ai-signal/1.0.0/ai-signal.schema.json').text.contains('"AiSignal"')
// The event of the jar is published in the jar.
assert !new File(basedir, 'published/trade-intent').exists()
assert log.contains('[ERROR] services/signals/publish.py:31:50: ai.signal@1.0.0: the contract no longer has "direction"')
assert log.contains('every version is published already')
assert log.count('BUILD SUCCESS') == 2
assert log.count('BUILD FAILURE') == 2
