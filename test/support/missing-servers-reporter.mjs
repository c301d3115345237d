import { missingServers, SERVERS } from './servers.mjs';

/** The last lines of a run: what was not installed, and how much was skipped for that. */
export default class MissingServersReporter {
  onRunComplete(_contexts, { testResults, numPendingTests }) {
    const missing = missingServers();
    if (numPendingTests === 0 || missing.length === 0) return;
    const suites = testResults.filter((suite) => suite.numPendingTests > 0 || suite.skipped);
    const packages = missing.map((name) => SERVERS[name].package).join(' ');
    process.stderr.write(
      `\n${numPendingTests} tests in ${suites.length} suites are skipped: ${missing.join(', ')} not installed` +
        ` (on Debian: apt-get install ${packages}).\n`,
    );
  }
}
