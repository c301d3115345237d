import { copyOf } from './collection.mjs';

/** Every version of the drivers used here talks to it, without sessions and transactions. */
const HELLO = {
  ismaster: true,
  isWritablePrimary: true,
  helloOk: true,
  maxBsonObjectSize: 16 * 1024 * 1024,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  minWireVersion: 0,
  maxWireVersion: 9,
  readOnly: false,
};

const hello = () => ({ ...HELLO, localTime: new Date() });
const nothing = () => ({});

/**
 * The commands that the server and the engine send, each with its answer.
 *
 * @type {Record<string, (command: any, database: import('./database.mjs').Database) => object>}
 */
export const COMMANDS = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: nothing,
  endSessions: nothing,
  killCursors: nothing,
  buildInfo: () => ({ version: '4.4.0', versionArray: [4, 4, 0, 0] }),

  find: ({ find, filter, ...options }, database) =>
    cursor(database, find, database.collection(find).matching(filter, options)),
  aggregate: ({ aggregate, pipeline }, database) =>
    cursor(
      database,
      aggregate,
      database.collection(aggregate).aggregate(pipeline, (name) => database.collection(name).documents),
    ),
  count: ({ count, query, ...options }, database) => ({
    n: database.collection(count).matching(query, options).length,
  }),
  distinct: ({ distinct, key, query = {} }, database) => {
    const pipeline = [{ $match: query }, { $unwind: `$${key}` }, { $group: { _id: `$${key}` } }];
    return {
      values: database
        .collection(distinct)
        .aggregate(pipeline)
        .map(({ _id }) => _id),
    };
  },

  insert: ({ insert, documents }, database) =>
    writes(documents, (document) => {
      database.collection(insert).insert(document);
      return { n: 1 };
    }),
  update: ({ update, updates }, database) =>
    writes(updates, ({ q, u, multi, upsert, arrayFilters }, index) => {
      const collection = database.collection(update);
      const found = collection.matching(q, { limit: multi ? 0 : 1 });
      if (found.length === 0 && upsert) {
        const { _id } = collection.upsert(q, u, arrayFilters);
        return { n: 1, upserted: { index, _id } };
      }
      found.forEach((document) => collection.change(document, u, arrayFilters));
      return { n: found.length, nModified: found.length };
    }),
  delete: ({ delete: name, deletes }, database) =>
    writes(deletes, ({ q, limit }) => {
      const found = database.collection(name).matching(q, { limit });
      database.collection(name).remove(found);
      return { n: found.length };
    }),
  findAndModify,
  findandmodify: findAndModify,

  createIndexes: ({ createIndexes, indexes }, database) => {
    indexes.forEach((index) => database.collection(createIndexes).addIndex(index));
    return {};
  },
  listIndexes: ({ listIndexes }, database) =>
    cursor(database, listIndexes, database.collection(listIndexes).indexes),
  listCollections: (_, database) =>
    cursor(
      database,
      '$cmd.listCollections',
      database.names.map((name) => ({ name, type: 'collection' })),
    ),
};

function findAndModify(command, database) {
  const { query, sort, update, remove, upsert, fields, arrayFilters } = command;
  const collection = database.collection(command.findAndModify ?? command.findandmodify);
  const [found] = collection.matching(query, { sort, limit: 1 });
  if (remove) {
    collection.remove(found ? [found] : []);
    return { value: found ?? null, lastErrorObject: { n: found ? 1 : 0 } };
  }
  if (!found && !upsert) {
    return { value: null, lastErrorObject: { n: 0, updatedExisting: false } };
  }
  const before = found && copyOf(found);
  const after = found
    ? collection.change(found, update, arrayFilters)
    : collection.upsert(query, update, arrayFilters);
  const [value] = collection.matching({ _id: after._id }, { projection: fields });
  return {
    value: command.new ? value : (before ?? null),
    lastErrorObject: { n: 1, updatedExisting: Boolean(found), ...(!found && { upserted: after._id }) },
  };
}

/** All documents come at once: no command ever asks for more. */
function cursor({ name }, collection, documents) {
  return { cursor: { id: 0n, ns: `${name}.${collection}`, firstBatch: documents } };
}

/** Runs writes in order until one fails. */
function writes(items, write) {
  const total = { n: 0, nModified: 0 };
  const upserted = [];
  for (const [index, item] of items.entries()) {
    try {
      const done = write(item, index);
      total.n += done.n;
      total.nModified += done.nModified ?? 0;
      upserted.push(...(done.upserted ? [done.upserted] : []));
    } catch (error) {
      if (error.code === undefined) {
        throw error;
      }
      const { code, message: errmsg, keyPattern, keyValue } = error;
      return { ...total, writeErrors: [{ index, code, errmsg, keyPattern, keyValue }] };
    }
  }
  return { ...total, ...(upserted.length > 0 && { upserted }) };
}
