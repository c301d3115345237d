/** One of the benches by its name, with its options; without a name, the bench of the server. */
const BENCHES = {
  server: 'run',
  messaging: 'messaging',
  outbox: 'outbox',
  dispatch: 'dispatch',
  'cold-start': 'cold-start',
  soak: 'soak',
};

const [, , first = ''] = process.argv;
const named = !first.startsWith('-') && first !== '';
const file = BENCHES[named ? first : 'server'];
if (file === undefined) {
  process.stderr.write(
    `No bench is named '${first}'. The benches are: ${Object.keys(BENCHES).join(', ')}.\n`,
  );
  process.exit(2);
}
if (named) process.argv.splice(2, 1);
await import(`./${file}.mjs`);
