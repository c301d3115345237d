import { Injectable, RequestMethod, VERSION_NEUTRAL, type Type } from '@nestjs/common';
import { ApplicationConfig, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { FulfillmentConfig } from '../../config/index.js';
import { isUrlBelow } from '../../http/index.js';
import { leaveBodiesUnread } from './leave-bodies-unread.js';
import { MODULE_PATH, RoutePathFactory } from '../../common/nest-internals.js';

/**
 * The only source of the webhook's address: `WEBHOOK_PATH`, below the application's global prefix and `RouterModule`
 * path, and without a version, because the platform sends none.
 */
@Injectable()
export class WebhookRoute {
  #path: string;

  constructor(
    private readonly config: FulfillmentConfig,
    private readonly app: ApplicationConfig,
    private readonly modules: ModulesContainer,
    host: HttpAdapterHost,
  ) {
    this.#path = config.webhookPath;
    // Before the application can register its parsers; a testing module has no adapter yet.
    host.init$.subscribe(() => {
      if (host.httpAdapter) leaveBodiesUnread(host.httpAdapter, this);
    });
  }

  /** Defined once the application is initialised. */
  get path(): string {
    return this.#path;
  }

  /** True for the addresses of the webhook's controller: its path, and the same with a secret below it. */
  matches(url: string | undefined): boolean {
    return isUrlBelow(url, this.#path);
  }

  /**
   * Called after the application has set its prefix, and before Nest creates the routes.
   *
   * @param module the module of the webhook's controller
   */
  settle(module: Type): void {
    const [path] = this.create(module, '/');
    const [withSecret] = this.create(module, '/:secret');
    const expected = path === '/' ? '/:secret' : `${path}/:secret`;
    if (path === undefined || withSecret === undefined) return;
    if (withSecret !== expected) this.excludeSecrets(expected);
    this.#path = path;
  }

  /** Excluding the webhook from the prefix also excludes the address with a secret below it. */
  private excludeSecrets(path: string): void {
    const options = this.app.getGlobalPrefixOptions();
    const pathRegex = new RegExp(`^${escaped(path.slice(0, -':secret'.length))}[^/]+$`);
    const exclude = [...(options.exclude ?? []), { path, requestMethod: RequestMethod.ALL, pathRegex }];
    this.app.setGlobalPrefixOptions({ ...options, exclude });
  }

  private create(module: Type, methodPath: string): string[] {
    const modulePath = (Reflect.getMetadata(MODULE_PATH + this.modules.applicationId, module) ??
      Reflect.getMetadata(MODULE_PATH, module)) as string | undefined;
    const prefix = this.app.getGlobalPrefix();
    return new RoutePathFactory(this.app).create(
      {
        modulePath,
        ctrlPath: this.config.webhookPath,
        methodPath,
        globalPrefix: prefix && !prefix.startsWith('/') ? `/${prefix}` : prefix,
        controllerVersion: VERSION_NEUTRAL,
        versioningOptions: this.app.getVersioning(),
      },
      RequestMethod.POST,
    );
  }
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
