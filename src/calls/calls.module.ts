import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Calls } from './calls.service.js';

@Module({ imports: [DiscoveryModule], providers: [Calls], exports: [Calls] })
export class CallsModule {}
