const PROJECT = '667e5e4f698c6a4ee5cf716b';

/** Each sends the same message, for a separate conversation. */
export const MESSAGE = 'Your parcel is there, and it waits for you.';
export const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJib3QifQ.c2lnbmF0dXJlLW9mLXRoaXMtc2hvcnQtdG9rZW4';
/** The most connections that the client opens as shipped, so that all have as many. */
export const CONNECTIONS = 50;

let serial = 0;
/** No two sends go to one conversation: they would wait for each other, by promise. */
export function nextConversation() {
  serial += 1;
  const requestId = `support-group-${PROJECT}-${serial.toString(16).padStart(32, '0')}`;
  return { projectId: PROJECT, requestId };
}

/**
 * The process's side of a sender: sends the given number of messages, a given number at a time, and tells what a send took of
 * its CPU time, and each send's latency.
 *
 * @param send may give what is left to do afterwards, by a function: that is not part of the latency
 */
export function sendOnDemand(send) {
  process.on('message', async ({ count, inFlight }) => {
    const latencies = new Float64Array(count);
    let started = 0;
    const sender = async () => {
      while (started < count) {
        const index = started++;
        const from = performance.now();
        const afterwards = await send();
        latencies[index] = performance.now() - from;
        if (typeof afterwards === 'function') await afterwards();
      }
    };
    const before = process.cpuUsage();
    const from = performance.now();
    await Promise.all(Array.from({ length: inFlight }, sender));
    const seconds = (performance.now() - from) / 1000;
    const { user, system } = process.cpuUsage(before);
    latencies.sort();
    process.send({
      cpuMicros: (user + system) / count,
      perSecond: count / seconds,
      p50: latencies[Math.floor(count * 0.5)],
      p99: latencies[Math.floor(count * 0.99)],
      rssMegabytes: process.memoryUsage.rss() / 1024 / 1024,
    });
  });
  process.on('disconnect', () => process.exit());
  process.send({ port: undefined });
}
