import { Inject, Injectable, type FactoryProvider } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { ConfigError, FulfillmentConfig } from '../../config/index.js';
import { AddressRestriction } from './address.restriction.js';
import { BasicAuthVerifier } from './basic-auth.verifier.js';
import { BotRestriction } from './bot.restriction.js';
import { BotTokenVerifier } from './bot-token.verifier.js';
import type { BuiltInVerifier, CallerVerifier } from './caller-verifier.interface.js';
import { ClientCertificateVerifier } from './client-certificate.verifier.js';
import { PlatformVerifier } from './platform.verifier.js';
import { ProjectSecretVerifier } from './project-secret.verifier.js';
import { SecretVerifier } from './secret.verifier.js';
import { SignatureVerifier } from './signature.verifier.js';
import { VerifiesCallers } from './verifies-callers.decorator.js';

/** All built-in verifiers, the cheap ones first: the platform is asked when nothing else has decided. */
export const BUILT_IN_VERIFIERS = [
  AddressRestriction,
  SecretVerifier,
  BasicAuthVerifier,
  ClientCertificateVerifier,
  BotRestriction,
  ProjectSecretVerifier,
  SignatureVerifier,
  BotTokenVerifier,
  PlatformVerifier,
];

const BUILT_IN = Symbol('built-in verifiers');

/** The instances of {@link BUILT_IN_VERIFIERS}, in their order. */
export const BUILT_IN_PROVIDER: FactoryProvider<readonly BuiltInVerifier[]> = {
  provide: BUILT_IN,
  useFactory: (...verifiers: readonly BuiltInVerifier[]) => verifiers,
  inject: BUILT_IN_VERIFIERS,
};

/** The verifiers that are asked in this application: ours whose settings are there, and the application's own. */
@Injectable()
export class VerifierList {
  private own: readonly CallerVerifier[] = [];

  constructor(
    private readonly config: FulfillmentConfig,
    private readonly discovery: DiscoveryService,
    @Inject(BUILT_IN) private readonly builtIn: readonly BuiltInVerifier[],
  ) {}

  /** @throws ConfigError for verifiers that would not be asked, and for none where they were promised */
  find(): void {
    const found = this.discovery.getProviders({ metadataKey: VerifiesCallers.KEY });
    const own = [...new Set(found.map(({ instance }) => instance as CallerVerifier))];
    const { webhookVerification } = this.config;
    if (webhookVerification === 'custom' && own.length === 0) {
      throw misfit('is custom, but no provider is decorated with @VerifiesCallers()', 'Provide one.');
    }
    if (webhookVerification === 'none' && own.length > 0) {
      throw misfit(
        `is none, but ${own.map(({ name }) => name).join(' and ')} would then not be asked`,
        'Leave it out.',
      );
    }
    this.own = own;
  }

  /** As the settings and the projects file are now: those that are asked before the body is read, or those that are asked after. */
  of(kind: 'proof' | 'restriction', phase: 'envelope' | 'body'): readonly CallerVerifier[] {
    const asked = [...this.builtIn.filter(({ configured }) => configured), ...this.own];
    return asked.filter(
      (one) => (one.kind ?? 'proof') === kind && (one.needsBody ?? false) === (phase === 'body'),
    );
  }
}

function misfit(problem: string, cure: string): ConfigError {
  return new ConfigError([{ variable: 'WEBHOOK_VERIFICATION', problem, cure }]);
}
