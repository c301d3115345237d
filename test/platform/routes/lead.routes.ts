import { failure, notFound, ok, type Route, type RouteAnswer, type RouteCall } from '../route.js';
import type { Doc } from '../world.js';

const LEAD = '/:projectId/leads/:leadId';
const FIELDS = [
  'fullname',
  'email',
  'phone',
  'company',
  'note',
  'streetAddress',
  'city',
  'region',
  'zipcode',
  'country',
  'tags',
  'attributes',
  'status',
];

function route(method: string, path: string, change: (lead: Doc, call: RouteCall) => void): Route {
  return {
    method,
    path: LEAD + path,
    answer: (call): RouteAnswer => {
      const lead = call.world.leads.get(call.params['leadId']);
      if (lead === undefined) return notFound();
      change(lead, call);
      return ok(lead);
    },
  };
}

/** @see protocol.md 4.2 rows 29 to 33 */
export const leadRoutes: Route[] = [
  route('GET', '', () => undefined),
  {
    method: 'PUT',
    path: LEAD,
    answer: ({ world, params, body }) => {
      const id = params['leadId'];
      if (!/^[0-9a-f]{24}$/.test(id)) return failure();
      const lead = world.leads.get(id) ?? { _id: id };
      for (const field of FIELDS) {
        if ((body as Doc)[field] !== undefined) lead[field] = (body as Doc)[field];
      }
      world.leads.set(id, lead);
      return ok(lead);
    },
  },
  route('PATCH', '/attributes', (lead, { body }) => {
    lead['attributes'] = { ...(lead['attributes'] as Doc), ...(body as Doc) };
  }),
  route('PATCH', '/properties', (lead, { body }) => {
    lead['properties'] = { ...(lead['properties'] as Doc), ...(body as Doc) };
  }),
  route('PUT', '/tag', (lead, { body }) => {
    lead['tags'] = [...new Set([...(lead['tags'] as string[]), ...(body as string[])])];
  }),
  route('DELETE', '/tag/:tag', (lead, { params }) => {
    lead['tags'] = (lead['tags'] as string[]).filter((tag) => tag !== params['tag']);
  }),
];
