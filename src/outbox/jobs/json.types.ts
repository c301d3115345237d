/** What survives JSON as it is. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
