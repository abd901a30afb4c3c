def log = new File(basedir, 'build.log').text
def archive = new File(basedir, 'src/main/resources/META-INF/schemas')
assert new File(archive, 'funding-paid/1.0.0/funding-paid.schema.json').text.contains('"paid"')
assert new File(archive, 'schemas.lock').text.contains('funding')
assert !new File(archive, 'trade-intent').exists()
assert log.contains('published funding.paid@1.0.0 as ')
assert log.contains('every version is published already')
assert log.contains('no event is named "funding.payed"; there are: trade.intent, trade.closed, funding.paid')
assert log.contains('contract:check')
assert ['contract.config', 'contract.skip', 'contract.failOnViolation', 'contract.reportFormats'].every { log.contains(it) }
