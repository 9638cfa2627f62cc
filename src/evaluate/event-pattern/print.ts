import type { Field, Test } from "./syntax";

const unwrapped = (values: readonly unknown[], list: boolean): unknown => (list ? values : values[0]);

const printTest = (test: Test): unknown => {
  switch (test.kind) {
    case "literal":
      return test.value;
    case "exactly":
      return { exactly: test.text };
    case "exists":
      return { exists: test.exists };
    case "text":
      return {
        [test.operator]:
          test.ignoreCase && test.operator !== "equals-ignore-case" ? { "equals-ignore-case": test.text } : test.text,
      };
    case "equals":
      return { numeric: ["=", test.value] };
    case "range":
      return {
        numeric: [
          ...(test.lower ? [test.lower.inclusive ? ">=" : ">", test.lower.value] : []),
          ...(test.upper ? [test.upper.inclusive ? "<=" : "<", test.upper.value] : []),
        ],
      };
    case "cidr":
      return { cidr: test.text };
    case "anything-but": {
      const values = unwrapped(test.values, test.list);
      return { "anything-but": test.operator ? { [test.operator]: values } : values };
    }
    case "unknown":
      return test.source;
  }
};

const printField = (field: Field): readonly [key: string, value: unknown] => {
  switch (field.kind) {
    case "tests":
      return [field.key, field.tests.map(printTest)];
    case "fields":
      return [field.key, printFields(field.fields)];
    case "or":
      return ["$or", field.branches.map(printFields)];
    case "unknown":
      return [field.key, field.source];
  }
};

/** The object of a parsed pattern; parsing it again gives the same pattern. */
export const printFields = (fields: readonly Field[]): object => Object.fromEntries(fields.map(printField));
