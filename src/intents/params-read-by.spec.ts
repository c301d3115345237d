import { createParamDecorator, UseGuards } from '@nestjs/common';
import { IsString } from 'class-validator';
import { z } from 'zod';
import type { HandlerDefinition } from './handler-definition.js';
import { CurrentContext, IntentParam, Params, UserText } from './index.js';
import type { IntentContext } from './intent-context.js';
import { paramsReadBy } from './params-read-by.js';

class OrderParams {
  @IsString() orderId: string;
  @IsString() colour: string;
}

class Guard {
  canActivate(): boolean {
    return true;
  }
}

const Own = createParamDecorator(() => 'anything');
const use = (...values: unknown[]): string => values.map(String).join();

class Handlers {
  none(): string {
    return use();
  }
  decorated(@IntentParam('size') size: unknown, @UserText() text: string): string {
    return use(size, text);
  }
  dto(@Params(OrderParams) params: OrderParams): string {
    return use(params);
  }
  plain(ctx: IntentContext): string {
    return use(ctx.params.orderId ?? ctx.params['order id'], ctx.text, ctx.user.name);
  }
  takenApart(ctx: IntentContext): string {
    const { orderId, colour: paint = 'red' } = ctx.params;
    return use(orderId, paint);
  }
  mixed(@IntentParam('size') size: unknown, ctx: IntentContext): string {
    return use(size, ctx.params.colour);
  }
  handsOn(ctx: IntentContext): string {
    return use(ctx);
  }
  handsOnParams(ctx: IntentContext): string {
    return use(ctx.params);
  }
  takenApartArgument({ params }: IntentContext): string {
    return use(params);
  }
  byDefault(ctx: IntentContext | string = 'none'): string {
    return use(ctx);
  }
  rest(...all: unknown[]): string {
    return use(...all);
  }
  context(@CurrentContext() ctx: IntentContext): string {
    return use(ctx.params.orderId);
  }
  allParams(@IntentParam() params: unknown): string {
    return use(params);
  }
  schema(@Params(z.object({ orderId: z.string() })) params: unknown): string {
    return use(params);
  }
  schemaOfOne(@IntentParam('orderId', z.string()) orderId: unknown): string {
    return use(orderId);
  }
  own(@Own() own: unknown): string {
    return use(own);
  }
  @UseGuards(Guard)
  guarded(): string {
    return use();
  }
}

const readsOf = (method: keyof Handlers): readonly string[] | undefined =>
  paramsReadBy({ classRef: Handlers, method } as unknown as HandlerDefinition);

describe('paramsReadBy', () => {
  it.each<[keyof Handlers, string[]]>([
    ['none', []],
    ['decorated', ['size']],
    ['dto', ['orderId', 'colour']],
    ['schemaOfOne', ['orderId']],
    ['plain', ['orderId', 'order id']],
    ['takenApart', ['orderId', 'colour']],
    ['mixed', ['size', 'colour']],
  ])('knows what %s reads', (method, names) => {
    expect(new Set(readsOf(method))).toEqual(new Set(names));
  });

  it.each<keyof Handlers>([
    'handsOn',
    'handsOnParams',
    'takenApartArgument',
    'byDefault',
    'rest',
    'context',
    'allParams',
    'schema',
    'own',
    'guarded',
  ])('does not pretend to know what %s reads', (method) => {
    expect(readsOf(method)).toBeUndefined();
  });
});
