def log = new File(basedir, 'build.log').text
def newest = (log =~ /trade\.intent@(\d+\.\d+\.\d+): the contract no longer has/)[0][1]
def finding = "exit_monitor/monitor.py:17:21: trade.intent@${newest}: " + 'the contract no longer has "side"; ' +
        'send "action": "CLOSE" instead, one of BUY, SELL or CLOSE; LONG becomes BUY, SHORT becomes SELL ' +
        '[CALLSITE_RETIRED_FIELD]'
assert log.contains('[ERROR] ' + finding)
assert log.contains('1 finding (1 error, 0 warnings); each says above what to do. The report is in target/tradeschema')
// Told, and not failing; then not even looked at.
assert log.contains('[WARNING] ' + finding)
assert log.contains('contract:check is skipped: nothing was checked')
assert log.contains('reportFormats: no form is named "word"; there are: text, json, github, junit, sarif, markdown, pr, html')
assert log.count('BUILD SUCCESS') == 2
assert log.count('BUILD FAILURE') == 2
assert new File(basedir, 'target/tradeschema/tradeschema.txt').text.contains(finding)
assert new File(basedir, 'target/tradeschema/tradeschema.sarif').text =~ /"startLine"\s*:\s*17/
