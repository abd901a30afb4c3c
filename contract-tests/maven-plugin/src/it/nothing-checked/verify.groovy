def log = new File(basedir, 'build.log').text
assert log.contains('[ERROR] the gate: no source file was found in .; give it the folder that holds the services [SCAN_NOTHING]')
assert log.contains('something could not be checked, and that is never taken for clean')
assert log.contains('nothing was checked: there is no other.yaml; "tradeschema init PATH" writes a first one')
assert log.count('BUILD FAILURE') == 2
