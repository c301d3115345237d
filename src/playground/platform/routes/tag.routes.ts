import type { Doc } from '../documents.types.js';
import { newId } from '../new-id.js';
import { notFound, ok } from './answers.js';
import type { Route, RouteAnswer, RouteCall } from './route.js';

const TAGS = '/:projectId/tags';
const PER_PAGE = 40;

/** The project's library of tags. @see protocol.md 4.2 row 35 */
export const tagRoutes: Route[] = [
  {
    name: 'tags',
    method: 'GET',
    path: TAGS,
    answer: listTags,
  },
  { name: 'createTag', method: 'POST', path: TAGS, answer: create },
  {
    name: 'updateTag',
    method: 'PUT',
    path: `${TAGS}/:tagId`,
    answer: updateTag,
  },
  {
    name: 'deleteTag',
    method: 'DELETE',
    path: `${TAGS}/:tagId`,
    answer: deleteTag,
  },
];

/** One that is there already is given back as it is. */
function create({ world, params, body }: RouteCall): RouteAnswer {
  const { tag, color } = body as Doc;
  const { projectId } = params;
  const known = world.tags.find((item) => item.tag === tag && item.id_project === projectId);
  return ok(
    known ?? world.record(world.tags, { _id: newId(), tag: String(tag), color, id_project: projectId }),
  );
}

function fieldsOf(body: unknown): Doc {
  const { tag, color } = body as Doc;
  return { tag, color };
}

function listTags({ world, params, query }: RouteCall): RouteAnswer {
  const tags = world.tags.filter(({ id_project: projectId }) => projectId === params['projectId']);
  const start = Number(query.get('page') ?? 0) * PER_PAGE;
  return ok(tags.toReversed().slice(start, start + PER_PAGE));
}

function updateTag({ world, params, body }: RouteCall): RouteAnswer {
  const tag = world.tags.find(({ _id }) => _id === params['tagId']);
  return tag === undefined ? notFound() : ok(Object.assign(tag, fieldsOf(body)));
}

function deleteTag({ world, params }: RouteCall): RouteAnswer {
  const index = world.tags.findIndex(({ _id }) => _id === params['tagId']);
  if (index >= 0) world.tags.splice(index, 1);
  return ok({ n: index < 0 ? 0 : 1, ok: 1, deletedCount: index < 0 ? 0 : 1 });
}
