/**
 * Loaded into the Nest CLI before its own script. Whoever is killed by SIGKILL ends nobody: the channel to `dev` is what
 * tells that it is gone. Then a Ctrl-C is what the Nest CLI gets, and the service below it ends its turns.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGINT'));
// A listener would keep the Nest CLI alive that has ended its work by itself.
process.channel?.unref();
