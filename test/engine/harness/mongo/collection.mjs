import { BSON, ObjectId } from 'bson';
import { Query, aggregate, update as modify } from 'mingo';
import { withoutSearch } from './text-search.mjs';

/** The documents of one collection, and the unique indexes that guard them. */
export class Collection {
  documents = [];
  #indexes = new Map([['_id_', { name: '_id_', key: { _id: 1 }, unique: true }]]);

  /** @param {string} name in errors, with the name of the database */
  constructor(name) {
    this.name = name;
  }

  get indexes() {
    return [...this.#indexes.values()];
  }

  addIndex(index) {
    this.#indexes.set(index.name, index);
  }

  /** @returns {object[]} the documents themselves: copy before you change or keep them */
  matching(filter = {}, { sort, skip = 0, limit = 0, projection } = {}) {
    const { rest, test } = withoutSearch(filter);
    const found = new Query(rest).find(this.documents.filter(test), withoutMeta(projection));
    const order = withoutMeta(sort);
    if (order) {
      found.sort(order);
    }
    return (limit ? found.skip(skip).limit(Math.abs(limit)) : found.skip(skip)).all();
  }

  aggregate(pipeline, others) {
    return aggregate(this.documents, pipeline, { collectionResolver: others });
  }

  insert(document) {
    const stored = document._id === undefined ? { _id: new ObjectId(), ...document } : document;
    this.#refuseDuplicates(stored);
    this.documents.push(stored);
    return stored;
  }

  /**
   * Changes a document, which keeps its place.
   *
   * @returns {object} the document as it is now
   */
  change(document, change, arrayFilters) {
    const changed = changedCopy(document, change, arrayFilters);
    this.#refuseDuplicates(changed, document);
    this.documents[this.documents.indexOf(document)] = changed;
    return changed;
  }

  /** Inserts what an update makes of the values that its filter fixes. */
  upsert(filter, change, arrayFilters) {
    const { $setOnInsert } = change;
    const fixed = Object.entries(filter).filter(([key, value]) => !key.startsWith('$') && isValue(value));
    const base = { _id: filter._id ?? $setOnInsert?._id ?? new ObjectId() };
    const initial = [...fixed, ...Object.entries($setOnInsert ?? {})].filter(([path]) => path !== '_id');
    modify(base, { $set: Object.fromEntries(initial) });
    return this.insert(changedCopy(base, change, arrayFilters));
  }

  remove(documents) {
    this.documents = this.documents.filter((document) => !documents.includes(document));
  }

  /** @throws an error with MongoDB's code 11000 */
  #refuseDuplicates(document, self) {
    for (const { name, key, unique, sparse, partialFilterExpression } of this.indexes) {
      const values = Object.fromEntries(
        Object.keys(key).map((path) => [path, valueAt(document, path) ?? null]),
      );
      const applies = !partialFilterExpression || new Query(partialFilterExpression).test(document);
      const empty = sparse && Object.values(values).every((value) => value === null);
      if (!unique || !applies || empty) {
        continue;
      }
      const candidates = partialFilterExpression
        ? this.documents.filter((other) => new Query(partialFilterExpression).test(other))
        : this.documents;
      if (candidates.some((other) => other !== self && new Query(values).test(other))) {
        throw Object.assign(
          new Error(
            `E11000 duplicate key error collection: ${this.name} index: ${name} dup key: ${JSON.stringify(values)}`,
          ),
          { code: 11000, codeName: 'DuplicateKey', keyPattern: key, keyValue: values },
        );
      }
    }
  }
}

/** A copy that shares nothing with the stored document. */
export function copyOf(document) {
  return BSON.deserialize(BSON.serialize(document, { ignoreUndefined: true }), { promoteBuffers: false });
}

function changedCopy(document, change, arrayFilters) {
  const copy = copyOf(document);
  if (Object.keys(change).some((key) => key.startsWith('$'))) {
    const operators = Object.entries(change).filter(([operator]) => operator !== '$setOnInsert');
    modify(copy, Object.fromEntries(operators), arrayFilters, {}, { cloneMode: 'deep' });
    return copy;
  }
  return { _id: document._id, ...change };
}

const isValue = (value) => !isOperators(value);
const isOperators = (value) =>
  value?.constructor === Object && Object.keys(value).some((key) => key.startsWith('$'));

const valueAt = (document, path) => path.split('.').reduce((value, key) => value?.[key], document);

/** The scores of a text search are not computed: all documents that match are worth the same. */
function withoutMeta(specification) {
  const entries = Object.entries(specification ?? {}).filter(([, value]) => value?.$meta === undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
