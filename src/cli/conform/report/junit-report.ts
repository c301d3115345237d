import type { ConformReport } from '../run-rules.js';

/** The report as JUnit XML, which every CI server shows: a test case for each rule. */
export function junitReport({ url, results }: ConformReport): string {
  const count = (status: string): number => results.filter((result) => result.status === status).length;
  const cases = results.map((result) => {
    const name = `    <testcase classname="conform" name="${escape(result.id)}"`;
    if (result.status === 'kept') return `${name}/>`;
    const inside =
      result.status === 'skipped'
        ? `<skipped message="${escape(result.reason)}"/>`
        : `<failure message="${escape(result.title)}">${escape([...result.problems, result.why].join('\n'))}</failure>`;
    return `${name}>${inside}</testcase>`;
  });
  const sums = `tests="${results.length}" failures="${count('broken')}" skipped="${count('skipped')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${sums}>`,
    `  <testsuite name="${escape(url)}" ${sums}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

/** XML 1.0 has no other control characters than these three, not even escaped. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '?')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
