def log = new File(basedir, 'build.log').text
assert log =~ /\[ERROR\] two\/exit_monitor\/monitor\.py:17:21: trade\.intent@\d+\.\d+\.\d+: the contract no longer has "side"/
assert log.contains('contract:check: no findings')
assert log.contains('contract:check: 1 finding (1 error, 0 warnings)')
assert !log.contains('not thread-safe')
assert !log.contains('internal error')
