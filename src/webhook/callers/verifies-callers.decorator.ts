import { DiscoveryService } from '@nestjs/core';

/**
 * Registers a provider as a caller verifier. The class implements `CallerVerifier` and may inject other providers.
 *
 * ```ts
 * @VerifiesCallers()
 * export class GatewayVerifier implements CallerVerifier {
 *   readonly name = 'gateway ticket';
 *   constructor(private readonly gateway: GatewayService) {}
 *
 *   async verify({ request }: IncomingCall): Promise<Verdict> {
 *     const ticket = request.headers['x-gateway-ticket'];
 *     if (typeof ticket !== 'string') return 'absent';
 *     return (await this.gateway.knows(ticket)) ? 'accepted' : 'rejected';
 *   }
 * }
 * ```
 *
 * @publicApi
 */
export const VerifiesCallers = DiscoveryService.createDecorator<void>();
