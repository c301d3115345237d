import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../support/built-dist.js';
import { TemporaryFolder } from '../support/temporary-folder.js';

/** The image's `/app` as extensions see it: they lie below it, and find the service's packages above them. */
export class ExtensionFolder {
  private readonly app = new TemporaryFolder();
  readonly path = this.app.join('extensions');

  constructor() {
    mkdirSync(this.path);
    mkdirSync(this.app.join('node_modules'));
    for (const name of ['@nestjs', 'reflect-metadata', 'rxjs']) {
      symlinkSync(join(ROOT, 'node_modules', name), this.app.join('node_modules', name));
    }
    symlinkSync(ROOT, this.app.join('node_modules', 'pingstreams-fulfillment'));
  }

  /** @param files by their path in the package */
  add(name: string, files: Record<string, string | object>): void {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.path, name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    }
  }

  remove(): void {
    this.app.remove();
  }
}

/** An ES module as a team's compiler makes it, with one intent. */
export function esModule(intent: string, answer: string): string {
  return `
    import { Module } from '@nestjs/common';
    import { Intent } from 'pingstreams-fulfillment';
    class GreetingIntent { handle() { return ${JSON.stringify(answer)}; } }
    Intent(${JSON.stringify(intent)})(GreetingIntent);
    export default class GreetingModule {}
    Module({ providers: [GreetingIntent] })(GreetingModule);
  `;
}

/** CommonJS as TypeScript makes it of the same. */
export function commonJs(intent: string, answer: string): string {
  return `
    'use strict';
    Object.defineProperty(exports, '__esModule', { value: true });
    const common_1 = require('@nestjs/common');
    const fulfillment_1 = require('pingstreams-fulfillment');
    class PartingIntent { handle() { return ${JSON.stringify(answer)}; } }
    fulfillment_1.Intent(${JSON.stringify(intent)})(PartingIntent);
    class PartingModule {}
    common_1.Module({ providers: [PartingIntent] })(PartingModule);
    exports.default = PartingModule;
  `;
}
