import { Controller, Get, Header } from '@nestjs/common';

const PARCEL = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200">
  <rect width="320" height="200" fill="#e8e2d6"/>
  <path d="M92 76 160 48l68 28v68l-68 30-68-30z" fill="#c98f52"/>
  <path d="m92 76 68 30 68-30-68-28z" fill="#dda869"/>
  <path d="M160 106v68l68-30V76z" fill="#b67d42"/>
  <path d="m124 63 68 29v22l10-4V88l-68-29z" fill="#f2e6d0"/>
</svg>`;

/** Pictures of the shop. Your own routes work beside the webhook, as in any Nest application. */
@Controller('shop/pictures')
export class PicturesController {
  @Get('parcel.svg')
  @Header('Content-Type', 'image/svg+xml')
  @Header('Content-Security-Policy', "default-src 'none'")
  parcel(): string {
    return PARCEL;
  }
}
