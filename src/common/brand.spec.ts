import { Brand } from './brand.js';

/** The class as each of two copies of the package defines it. */
function copy() {
  @Brand('Thing')
  class Thing {}
  class SpecialThing extends Thing {}
  return { Thing, SpecialThing };
}

describe('@Brand', () => {
  const ours = copy();
  const theirs = copy();

  it('makes instanceof know the objects of another copy', () => {
    expect(new theirs.Thing()).toBeInstanceOf(ours.Thing);
    expect(new theirs.SpecialThing()).toBeInstanceOf(ours.Thing);
  });

  it('keeps the ordinary instanceof for subclasses', () => {
    expect(new ours.SpecialThing()).toBeInstanceOf(ours.SpecialThing);
    expect(new ours.Thing()).not.toBeInstanceOf(ours.SpecialThing);
    expect(new theirs.SpecialThing()).not.toBeInstanceOf(ours.SpecialThing);
  });

  it.each([undefined, null, 'text', 1, {}, new (class Thing {})()])('does not know %p', (value) => {
    expect((value as unknown) instanceof ours.Thing).toBe(false);
  });
});
