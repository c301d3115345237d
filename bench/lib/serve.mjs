/** The process's side of a subject: tells its port, and what it has used whenever it is asked. */
export function serve(port) {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send({ cpu: user + system, rss: process.memoryUsage.rss() });
  });
  process.on('disconnect', () => process.exit());
  process.send({ port });
}

export const INTENTS = Number(process.env.BENCH_INTENTS ?? 50);

export function intentName(index) {
  return `bench.intent.${index}`;
}

/** The answer of the servers written by hand; the service's answer to the same text is as long. */
export function answerOf(text) {
  return { text, actions: [{ type: 'text', text }] };
}

/** The by-hand dispatch: a Map of functions. */
export function handlersByHand() {
  return new Map(
    Array.from({ length: INTENTS }, (_, index) => [
      intentName(index),
      () => answerOf('Hello from the bench.'),
    ]),
  );
}

export function dispatchByHand(handlers, body) {
  return handlers.get(body.payload.intent.intent_display_name)(body);
}
