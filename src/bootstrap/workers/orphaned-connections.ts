import type { Worker } from 'node:cluster';

/** What of Node's own messages between the supervisor and a worker is read here. */
interface ClusterMessage {
  readonly cmd?: string;
  readonly act?: string;
  readonly seq?: number;
  readonly ack?: number;
}

/** The end of a process is often known before the end of the channel to it. */
const CHANNEL_CLOSES_MS = 100;

/**
 * Gives connections to another worker that were handed to one which ended before it took them: a worker that stands
 * still takes none. Node would keep them open, and their callers would wait for ever; it would also wait for the dead
 * worker to take them, and count it as connected for as long.
 *
 * So Node is answered in the dead worker's place: the connection has arrived, and was refused. These messages are not
 * documented. If they change, such a connection stays open, as it does without this.
 */
export function passOnOrphans({ process: worker }: Worker): void {
  const refusable = new Set<number>();
  let onTheirWay = 0;
  const send = worker.send.bind(worker) as (...args: unknown[]) => boolean;
  worker.send = (...args: unknown[]) => {
    const { act, seq } = args[0] as ClusterMessage;
    if (act === 'newconn' && seq !== undefined) {
      refusable.add(seq);
      onTheirWay += 1;
    }
    return send(...args);
  };
  worker.on('internalMessage', ({ cmd, ack }: ClusterMessage) => {
    if (ack !== undefined) refusable.delete(ack);
    if (cmd === 'NODE_HANDLE_ACK') onTheirWay -= 1;
  });
  const refuse = (): void => {
    if (onTheirWay > 0) worker.emit('internalMessage', { cmd: 'NODE_HANDLE_ACK' });
    for (const ack of refusable)
      worker.emit('internalMessage', { cmd: 'NODE_CLUSTER', ack, accepted: false });
  };
  worker.once('exit', () => setTimeout(refuse, CHANNEL_CLOSES_MS));
}
