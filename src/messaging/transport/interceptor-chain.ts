import { ScopedValue } from '../../common/index.js';
import type { MessagingInterceptor, OutgoingCall } from '../messaging-interceptor.interface.js';
import type { PlatformAnswer } from '../operations/operation.interface.js';

/** Headers that determine the destination, the credential and the framing of a request; only the client sets them. */
const RESERVED =
  /^(authorization|cookie|host|connection|content-.*|transfer-encoding|proxy-.*|te|trailer|upgrade|expect)$/i;

/** The interceptors that are currently running. */
const running = new ScopedValue<readonly MessagingInterceptor[]>();

/**
 * Runs the request inside all interceptors, the first one outermost. An interceptor is skipped for calls that it makes
 * itself, which would otherwise recurse endlessly.
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

/** Characters that no header value may hold. Line breaks would begin another header. */
const FORBIDDEN = /[^\t\x20-\x7e\x80-\xff]/g;

/** The interceptors' headers that are allowed. */
export function addedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const allowed = Object.entries(headers).filter(([name]) => !RESERVED.test(name));
  return Object.fromEntries(allowed.map(([name, value]) => [name, value.replace(FORBIDDEN, '')]));
}
