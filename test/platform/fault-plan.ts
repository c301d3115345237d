import type { ServerResponse } from 'node:http';
import type { Fault, FaultRule } from './fault.types.js';
import type { RouteAnswer } from './route.js';

export interface PlannedFault extends FaultRule {
  fault: Fault;
}

/** Which calls go wrong, and how. */
export class FaultPlan {
  private rules: (PlannedFault & { left: number })[] = [];

  add(fault: Fault, rule: FaultRule): void {
    this.rules.push({ ...rule, fault, left: rule.times ?? Infinity });
  }

  clear(): void {
    this.rules = [];
  }

  take(method: string, path: string): PlannedFault | undefined {
    const rule = this.rules.find(
      (candidate) =>
        candidate.left > 0 &&
        (candidate.method === undefined || candidate.method === method) &&
        (candidate.path?.test(path) ?? true),
    );
    if (rule !== undefined) rule.left -= 1;
    return rule;
  }
}

/** Answers the call in the way of the fault. `answer` is what the platform would have said. */
export async function play(
  fault: Fault,
  response: ServerResponse,
  answer: () => Promise<RouteAnswer | undefined>,
): Promise<void> {
  switch (fault.kind) {
    case 'status':
      return write(response, { status: fault.status, body: fault.body ?? '', headers: fault.headers });
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
      return write(response, await answer());
    case 'hang':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'html':
      return write(response, {
        status: 200,
        body: '<!doctype html><title>Welcome</title>',
        headers: { 'content-type': 'text/html' },
      });
    case 'halfBody': {
      const text = '{"_id":"67aa00000000000000000001","text":"cut';
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length * 2 });
      response.write(text, () => response.socket?.destroy());
      return;
    }
    case 'redirect':
      return write(response, { status: 307, body: '', headers: { location: fault.to } });
  }
}

/** No answer leaves the call open, as the platform does where it throws in a callback. */
export function write(response: ServerResponse, answer: RouteAnswer | undefined): void {
  if (answer === undefined) return;
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  const type = typeof answer.body === 'string' ? 'text/html' : 'application/json; charset=utf-8';
  response.writeHead(answer.status, { 'content-type': type, ...answer.headers }).end(text);
}
