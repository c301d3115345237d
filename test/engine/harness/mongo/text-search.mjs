/**
 * `$text` searches whole words in indexed fields; here it searches any text of the document, which is enough for the
 * few documents of a test.
 *
 * @returns {{ rest: object, test: (document: object) => boolean }} the filter without the search, and the search
 */
export function withoutSearch({ $text, ...rest }) {
  if (!$text) {
    return { rest, test: () => true };
  }
  const words =
    String($text.$search)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return {
    rest,
    test: (document) => {
      const text = JSON.stringify(document).toLowerCase();
      return words.some((word) => text.includes(word));
    },
  };
}
