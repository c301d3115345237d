import { parsed } from '../parsed.mjs';

/** Calls of the platform's REST API in the name of one of its users. */
export class RestClient {
  /**
   * @param {string} url
   * @param {string} [token] as the platform gives it, with `JWT ` before it
   */
  constructor(url, token) {
    this.url = url;
    this.token = token;
  }

  get(path) {
    return this.call('GET', path);
  }

  post(path, body) {
    return this.call('POST', path, body);
  }

  put(path, body) {
    return this.call('PUT', path, body);
  }

  /** @returns {Promise<any>} the body of an answer that is a success */
  async call(method, path, body) {
    const response = await globalThis.fetch(`${this.url}${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(this.token && { Authorization: this.token }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    }
    return parsed(text);
  }
}
