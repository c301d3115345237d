import { Module } from '@nestjs/common';
import { PicturesController } from './pictures.controller.js';
import { TourIntent } from './tour.intent.js';

@Module({ controllers: [PicturesController], providers: [TourIntent] })
export class TourModule {}
