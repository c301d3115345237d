#!/usr/bin/env node
import { run } from './run.js';
import { processTerminal } from './terminal.js';

/** The executable. It ends the process itself: what a command has loaded may keep sockets and timers open. */
const terminal = processTerminal();
const exitCode = await run(process.argv.slice(2), terminal);
await new Promise((resolve) => process.stdout.write('', resolve));
process.exit(exitCode);
