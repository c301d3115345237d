/**
 * Loaded into the Nest CLI before its own script. A parent that is killed by SIGKILL cannot end its children, so the
 * end of the channel to `dev` is detected here. Then the Nest CLI gets a Ctrl-C, and the service below it ends its
 * turns.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGINT'));
// A listener would keep a Nest CLI alive that has ended its work by itself.
process.channel?.unref();
