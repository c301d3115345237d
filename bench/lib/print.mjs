/** A cell of the table, for people. */
export function printCell({ size, intents, results, ratios }) {
  printSubjects({ title: `${size}, ${intents} intents`, unit: 'request', results, ratios });
}

/** The time of each subject, and the ratios with their goals. */
export function printSubjects({ title, unit, results, ratios }) {
  const lines = [
    `\n## ${title}\n`,
    `| | CPU µs per ${unit} | ${unit}s/s | p50 ms | p99 ms | RSS MB |`,
    '| --- | --- | --- | --- | --- | --- |',
    ...Object.entries(results).map(
      ([name, { cpuMicros, perSecond, p50, p99, rssMegabytes }]) =>
        `| ${name} | ${cpuMicros.toFixed(0)} | ${perSecond.toFixed(0)} | ${p50.toFixed(2)} | ${p99.toFixed(2)} | ${rssMegabytes.toFixed(0)} |`,
    ),
    '',
    ...ratios.map(
      ({ of, to, ratio, goal }) =>
        `- ${of} / ${to}: ${ratio.toFixed(2)}${goal === undefined ? '' : ` (goal ${goal}: ${ratio <= goal ? 'met' : 'missed'})`}`,
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
