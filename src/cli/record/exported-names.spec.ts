import { exportedNames } from './exported-names.js';

describe('exportedNames', () => {
  it.each([
    ['@Module({})\nexport class AppModule {}', ['AppModule']],
    ['export abstract class Base {}\nexport const ShopModule = make();', ['Base', 'ShopModule']],
    ['class AppModule {}\nexport { AppModule };', ['AppModule']],
    ['export { Inner as ShopModule, type Setting } from "./shop.js";', ['ShopModule', 'Setting']],
    ['export {\n  AppModule,\n};', ['AppModule']],
  ])('finds what is declared and what is listed: %j', (source, names) => {
    expect(exportedNames(source)).toEqual(names);
  });

  it.each([
    ['class AppModule {}'],
    ['export default class AppModule {}'],
    ['class AppModule {}\nexport { AppModule as default };'],
    ['// export class AppModule {}'],
    ['/** export class AppModule {}\n * export { AppModule }\n */'],
  ])('finds nothing that cannot be imported by its name: %j', (source) => {
    expect(exportedNames(source)).toEqual([]);
  });

  it('does not know what another file exports', () => {
    expect(exportedNames("export * from './shop.module.js';")).toBeUndefined();
  });
});
