import { getMetadataStorage, ValidationTypes, type ValidatorConstraintInterface } from 'class-validator';

/** The checks of one property, prepared once from its decorators. */
interface PropertyCheck {
  readonly targetName: string;
  readonly property: string;
  readonly applies: readonly ((object: object, value: unknown) => boolean)[];
  readonly validators: readonly { instance: ValidatorConstraintInterface; constraints: unknown[] }[];
  readonly nested: boolean;
}

/** `undefined` if the class uses a decorator that is not supported here. */
const prepared = new WeakMap<Dto, readonly PropertyCheck[] | undefined>();

type Dto = new () => object;

/**
 * True only if the class-validator decorators of a DTO, and of its nested DTOs, certainly pass. It calls their checks
 * without building class-validator's error tree, which costs more than the rest of a request. If it returns false,
 * class-validator decides, and reports the problem.
 */
export function surelyValid(dto: object): boolean {
  const checks = checksOf(dto.constructor as Dto);
  if (checks === undefined) return false;
  for (const check of checks) if (!holds(check, dto)) return false;
  return true;
}

function holds({ targetName, property, applies, validators, nested }: PropertyCheck, dto: object): boolean {
  const value = (dto as Record<string, unknown>)[property];
  for (const condition of applies) if (!condition(dto, value)) return true;
  for (const { instance, constraints } of validators) {
    const args = { value, constraints, targetName, object: dto, property };
    if (instance.validate(value, args) !== true) return false;
  }
  if (!nested) return true;
  return typeof value === 'object' && value !== null && !Array.isArray(value) && surelyValid(value);
}

function checksOf(type: Dto): readonly PropertyCheck[] | undefined {
  if (!prepared.has(type)) prepared.set(type, prepare(type));
  return prepared.get(type);
}

function prepare(type: Dto): readonly PropertyCheck[] | undefined {
  const storage = getMetadataStorage();
  const found = storage.getTargetValidationMetadatas(type, '', false, false);
  const checks = Object.entries(storage.groupByPropertyName(found)).map(([property, metadatas]) => {
    const ofType = (name: string) => metadatas.filter((metadata) => metadata.type === name);
    const custom = ofType(ValidationTypes.CUSTOM_VALIDATION);
    const conditions = ofType(ValidationTypes.CONDITIONAL_VALIDATION);
    const nested = ofType(ValidationTypes.NESTED_VALIDATION);
    const known = custom.length + conditions.length + nested.length === metadatas.length;
    if (!known || metadatas.some(({ each, validateIf }) => each || validateIf !== undefined))
      return undefined;
    return {
      targetName: type.name,
      property,
      applies: conditions.map(
        ({ constraints }) => constraints[0] as (object: object, value: unknown) => boolean,
      ),
      validators: custom.flatMap(({ constraintCls, constraints }) =>
        storage
          .getTargetValidatorConstraints(constraintCls)
          .map(({ instance }) => ({ instance, constraints })),
      ),
      nested: nested.length > 0,
    };
  });
  return checks.length > 0 && checks.every((check) => check !== undefined) ? checks : undefined;
}
