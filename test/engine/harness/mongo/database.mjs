import { Collection } from './collection.mjs';

/** A database makes its collections when they are first named, as MongoDB does. */
export class Database {
  #collections = new Map();

  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }

  get names() {
    return [...this.#collections.keys()];
  }

  /** @returns {Collection} */
  collection(name) {
    const collection = this.#collections.get(name) ?? new Collection(`${this.name}.${name}`);
    this.#collections.set(name, collection);
    return collection;
  }
}
