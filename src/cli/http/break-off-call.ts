import { connect, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Starts a call, sends half of its body and closes the connection, without waiting for a result. */
export function breakOffCall(url: URL, body: string): Promise<void> {
  return new Promise((resolve) => {
    const isSecure = url.protocol === 'https:';
    const { hostname: host } = url;
    const port = Number(url.port) || (isSecure ? 443 : 80);
    const head = [
      `POST ${url.pathname}${url.search} HTTP/1.1`,
      `Host: ${url.host}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '\r\n',
    ].join('\r\n');
    const begin = (): void => {
      socket.write(head + body.slice(0, body.length / 2), () => socket.destroy());
    };
    const socket = isSecure
      ? connectTls(
          { host, port, rejectUnauthorized: false, ...(isIP(host) === 0 && { servername: host }) },
          begin,
        )
      : connect({ host, port }, begin);
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
  });
}
