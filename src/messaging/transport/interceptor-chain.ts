import { ScopedValue } from '../../common/index.js';
import type { MessagingInterceptor, OutgoingCall } from '../messaging-interceptor.interface.js';
import type { PlatformAnswer } from '../operations/operation.interface.js';

/** Headers that decide where and as whom a request goes, and how it is framed: the client's own business. */
const RESERVED =
  /^(authorization|cookie|host|connection|content-.*|transfer-encoding|proxy-.*|te|trailer|upgrade|expect)$/i;

/** The interceptors whose own code is running. */
const running = new ScopedValue<readonly MessagingInterceptor[]>();

/**
 * Runs the request inside all interceptors, the first one outermost. None stands around a call that it makes itself:
 * that would never end.
 */
export function intercepted(
  interceptors: readonly MessagingInterceptor[],
  call: OutgoingCall,
  request: () => Promise<PlatformAnswer>,
): Promise<PlatformAnswer> {
  return interceptors.reduceRight<() => Promise<PlatformAnswer>>(
    (next, interceptor) => () => {
      const around = running.get() ?? [];
      if (around.includes(interceptor)) return next();
      const inner = (): Promise<PlatformAnswer> => running.run(around, next);
      return running.run([...around, interceptor], () => interceptor.intercept(call, inner));
    },
    request,
  )();
}

/** What no header value may hold, line breaks above all: they would begin another header. */
const FORBIDDEN = /[^\t\x20-\x7e\x80-\xff]/g;

/** The headers of interceptors that may go out. */
export function addedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const allowed = Object.entries(headers).filter(([name]) => !RESERVED.test(name));
  return Object.fromEntries(allowed.map(([name, value]) => [name, value.replace(FORBIDDEN, '')]));
}
