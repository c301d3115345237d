#!/usr/bin/env node
import '../refuse-old-node.js';

/** The executable. It ends the process itself: what a command has loaded may keep sockets and timers open. */
// Loaded after the check of the Node version.
const [{ run }, { processTerminal }] = await Promise.all([import('./run.js'), import('./terminal.js')]);
const terminal = processTerminal();
const exitCode = await run(process.argv.slice(2), terminal);
await new Promise((resolve) => process.stdout.write('', resolve));
process.exit(exitCode);
