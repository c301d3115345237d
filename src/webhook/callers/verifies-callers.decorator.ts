import { DiscoveryService } from '@nestjs/core';

/**
 * Makes a provider one of those that are asked who calls. It implements `CallerVerifier`, and may inject what it needs.
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
