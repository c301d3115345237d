import { IsInt } from 'class-validator';
import { combinedSettings } from './combined-settings.js';
import { Setting, settingsOf } from './setting.decorator.js';
import { SETTING_GROUPS } from './settings/index.js';

const setting = (env: string): PropertyDecorator =>
  Setting({ env, description: '', parse: (input) => input });

class HttpGroup {
  @IsInt()
  @setting('PORT')
  readonly port: number;
}
class LogGroup {
  @setting('LOG_LEVEL')
  readonly logLevel: string;
}
class OtherHttpGroup {
  @setting('OTHER_PORT')
  readonly port: number;
}

describe('A class with the settings of several groups', () => {
  it('has them in the order of the groups, each with its group', () => {
    const Both = combinedSettings([HttpGroup, LogGroup] as const);
    const { port, logLevel } = Object.assign(new Both(), { port: 1, logLevel: 'info' });
    expect([port, logLevel]).toEqual([1, 'info']);
    expect(settingsOf(Both).map(({ env, group }) => [env, group])).toEqual([
      ['PORT', HttpGroup],
      ['LOG_LEVEL', LogGroup],
    ]);
    expect(settingsOf(HttpGroup)).toHaveLength(1);
  });

  it('cannot have a setting twice', () => {
    expect(() => combinedSettings([HttpGroup, OtherHttpGroup])).toThrow('port');
  });
});

describe('The groups of the configuration', () => {
  it('extend nothing', () => {
    for (const group of SETTING_GROUPS) expect(Object.getPrototypeOf(group)).toBe(Function.prototype);
  });
});
