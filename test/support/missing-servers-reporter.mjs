import { missingServers, SERVERS } from './servers.mjs';

/** The last line of a run: which servers are not installed, and how many tests are skipped for that. */
export default class MissingServersReporter {
  onRunComplete(_contexts, { testResults, numPendingTests }) {
    const missing = missingServers();
    if (numPendingTests === 0 || missing.length === 0) return;
    const suites = testResults.filter((suite) => suite.numPendingTests > 0 || suite.skipped);
    const packages = missing.map((name) => SERVERS[name].package).join(' ');
    const line =
      `${numPendingTests} tests in ${suites.length} suites are skipped: ${missing.join(', ')} not installed ` +
      `(on Debian: apt-get install ${packages}).\n`;
    // Jest's own summary is printed after all reporters.
    process.once('exit', () => process.stderr.write(line));
  }
}
