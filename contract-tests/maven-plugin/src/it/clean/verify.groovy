def log = new File(basedir, 'build.log').text
assert log.count('files scanned: 1') == 2
assert log.count('contract:check: no findings') == 2
assert log.count('BUILD SUCCESS') == 2
assert ['txt', 'json', 'sarif', 'html'].every { new File(basedir, "target/tradeschema/tradeschema.${it}").length() > 0 }
