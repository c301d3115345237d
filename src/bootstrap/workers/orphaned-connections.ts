import type { Worker } from 'node:cluster';

/** The part of Node's internal messages between supervisor and worker that is read here. */
interface ClusterMessage {
  readonly cmd?: string;
  readonly act?: string;
  readonly seq?: number;
  readonly ack?: number;
}

/** The end of a process is often known before the end of its channel. */
const CHANNEL_CLOSES_MS = 100;

/**
 * Hands connections to another worker if the first one ended before it accepted them: a blocked worker accepts none.
 * Node would keep such connections open, so their callers would wait forever; it would also wait for the dead worker to
 * accept them, and count it as connected until then.
 *
 * So this code answers Node in place of the dead worker: the connection has arrived, and was refused. These messages
 * are not documented. If they change, such a connection stays open, as it does without this code.
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
