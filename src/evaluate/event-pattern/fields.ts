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

/** A key with dots is as good as keys in one another. */
const follow = (step: Step, key: string): Step | undefined => {
  let found: Step | undefined = step;
  for (const part of key.split(".")) found = found?.next.get(part);
  return found;
};

interface Place {
  readonly value: object;
  readonly step: Step;
  readonly scope: Scope | undefined;
}

/** The values of the paths in one event. */
export interface Values {
  readonly found: readonly (readonly Found[])[];
  /** Whether some of a path's values are in elements of arrays. */
  readonly scattered: readonly boolean[];
}

/** Collects the values of the paths in an event, whatever its depth. Array-consistency as in event-ruler, "Arrays". */
export const valuesIn = (event: object, root: Step, size: number): Values => {
  const found: Found[][] = [];
  const scattered: boolean[] = [];
  for (let slot = 0; slot < size; slot++) {
    found.push([]);
    scattered.push(false);
  }
  const places: Place[] = [{ value: event, step: root, scope: undefined }];
  let [arrays, scopes] = [0, 0];

  const keep = (value: unknown, { slot }: Step, scope: Scope | undefined): void => {
    if (slot === undefined || value === undefined) return;
    found[slot]?.push({ value: value as Scalar, scope });
    if (scope) scattered[slot] = true;
  };

  for (let place = places.pop(); place; place = places.pop()) {
    const { value, step, scope } = place;
    if (Array.isArray(value)) {
      const array = arrays++;
      const depth = (scope?.depth ?? 0) + 1;
      for (const item of value as readonly unknown[])
        if (typeof item === "object" && item !== null)
          places.push({ value: item, step, scope: { id: scopes++, parent: scope, array, depth } });
        else keep(item, step, scope);
    } else if (step.next.size > 0) {
      for (const key of Object.keys(value)) {
        const next = step.next.get(key) ?? (key.includes(".") ? follow(step, key) : undefined);
        if (!next) continue;
        const item = (value as Readonly<Record<string, unknown>>)[key];
        if (typeof item === "object" && item !== null) places.push({ value: item, step: next, scope });
        else keep(item, next, scope);
      }
    }
  }
  return { found, scattered };
};
