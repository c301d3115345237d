import type { SeenBubble } from '../cases/index.mjs';

export declare function bubblesOf(messages: readonly unknown[]): SeenBubble[];
