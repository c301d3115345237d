import type { Doc, LeadDoc } from '../documents.types.js';
import { fails, notFound, ok } from './answers.js';
import type { Route, RouteAnswer, RouteCall } from './route.js';

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

function leadRoute(
  name: string,
  method: string,
  path: string,
  change: (lead: LeadDoc, call: RouteCall) => RouteAnswer | void,
): Route {
  return {
    name,
    method,
    path: LEAD + path,
    answer: (call): RouteAnswer => {
      if (!isId(call.params['leadId'])) return fails(500, { success: false, msg: 'Error getting object.' });
      const lead = call.world.leads.get(call.params['leadId']);
      if (lead === undefined) return notFound();
      return change(lead, call) ?? ok(lead);
    },
  };
}

const setProperties = (lead: LeadDoc, { body }: RouteCall): void => {
  lead['properties'] = { ...(lead['properties'] as Doc | undefined), ...(body as Doc) };
};

/** @see protocol.md 4.2 rows 29 to 33 */
export const leadRoutes: Route[] = [
  leadRoute('lead.get', 'GET', '', () => undefined),
  { name: 'lead.update', method: 'PUT', path: LEAD, answer: update },
  leadRoute('lead.setAttributes', 'PATCH', '/attributes', (lead, { body }) => {
    lead['attributes'] = { ...(lead['attributes'] as Doc | undefined), ...(body as Doc) };
  }),
  leadRoute('lead.setProperties', 'PATCH', '/properties', setProperties),
  leadRoute('lead.setProperties', 'POST', '/properties', setProperties),
  { name: 'lead.addTags', method: 'PUT', path: `${LEAD}/tag`, answer: addTags },
  leadRoute('lead.removeTag', 'DELETE', '/tag/:tag', (lead, { params }) => {
    lead['tags'] = tagsOf(lead).filter((tag) => tag !== params['tag']);
  }),
];

/**
 * The platform saves the list without validation: a value that is not a list of texts throws, and is never answered.
 */
function addTags({ world, params, body }: RouteCall): RouteAnswer | undefined {
  const lead = world.leads.get(params['leadId']);
  if (Array.isArray(body) && body.length === 0) {
    return fails(400, { success: false, message: 'No tag specified' });
  }
  if (lead === undefined) {
    return fails(404, { success: false, error: `Lead not found with id ${params['leadId']}` });
  }
  if (!Array.isArray(body) || body.some((tag) => typeof tag === 'object')) return undefined;
  lead['tags'] = [...new Set([...tagsOf(lead), ...(body as string[])])];
  return ok(lead);
}

/** An unknown id creates a new lead that belongs to no project. */
function update({ world, params, body }: RouteCall): RouteAnswer {
  const id = params['leadId'];
  if (!isId(id)) return fails(500, { success: false, msg: 'Error updating object.' });
  const lead: LeadDoc = world.leads.get(id) ?? { _id: id };
  for (const field of FIELDS) {
    const value = (body as Doc)[field];
    if (value !== undefined && value !== null) lead[field] = value;
  }
  world.leads.set(id, lead);
  return ok(lead);
}

function isId(text: string): boolean {
  return /^[0-9a-f]{24}$/i.test(text);
}

function tagsOf(lead: LeadDoc): string[] {
  return (lead['tags'] as string[] | undefined) ?? [];
}
