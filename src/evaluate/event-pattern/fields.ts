import type { Scalar } from "./syntax";

/** An element of an array in an event, with those that it is in: fields under one array have to come from one element. */
export interface Scope {
  readonly id: number;
  readonly parent: Scope | undefined;
  readonly array: number;
  readonly depth: number;
}

/** A value of a field, and the element that it is in; values that stand in an array themselves are in none of its elements. */
export interface Found {
  readonly value: Scalar;
  readonly scope: Scope | undefined;
}

/** The fields that a pattern asks for, key by key. */
export interface Step {
  readonly next: Map<string, Step>;
  /** The place of the field's values among the results. */
  slot: number | undefined;
}

const newStep = (): Step => ({ next: new Map(), slot: undefined });

/** Makes the steps to these paths; values of the path at an index are found at the same index. */
export const stepsTo = (paths: readonly string[]): Step => {
  const root = newStep();
  paths.forEach((path, slot) => {
    let step = root;
    for (const key of path.split(".")) {
      const next = step.next.get(key) ?? newStep();
      step.next.set(key, next);
      step = next;
    }
    step.slot = slot;
  });
  return root;
};

const follow = (step: Step, key: string): Step | undefined => {
  if (!key.includes(".")) return step.next.get(key);
  let found: Step | undefined = step;
  for (const part of key.split(".")) found = found?.next.get(part);
  return found;
};

interface Place {
  readonly value: object;
  readonly step: Step;
  readonly scope: Scope | undefined;
}

/** Collects the values of the paths in an event, whatever its depth. Array-consistency as in event-ruler, "Arrays". */
export const valuesIn = (event: object, root: Step, size: number): readonly (readonly Found[])[] => {
  const found: Found[][] = Array.from({ length: size }, () => []);
  const places: Place[] = [{ value: event, step: root, scope: undefined }];
  let [arrays, scopes] = [0, 0];

  const visit = (value: unknown, step: Step, scope: Scope | undefined, element: () => Scope | undefined): void => {
    if (typeof value === "object" && value !== null) places.push({ value, step, scope: element() });
    else if (step.slot === undefined || value === undefined) return;
    else found[step.slot]?.push({ value: value as Scalar, scope });
  };

  for (let place = places.pop(); place; place = places.pop()) {
    const { value, step, scope } = place;
    if (Array.isArray(value)) {
      const array = arrays++;
      const depth = (scope?.depth ?? 0) + 1;
      for (const item of value as readonly unknown[])
        visit(item, step, scope, () => ({ id: scopes++, parent: scope, array, depth }));
      continue;
    }
    for (const key of Object.keys(value)) {
      const next = follow(step, key);
      if (next) visit((value as Readonly<Record<string, unknown>>)[key], next, scope, () => scope);
    }
  }
  return found;
};
