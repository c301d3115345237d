import { Module } from '@nestjs/common';
import { ServiceDeskIntents } from './service-desk.intents.js';

@Module({ providers: [ServiceDeskIntents] })
export class ServiceDeskModule {}
