import { join } from "node:path";
import { className } from "../src/chain/relations";
import { type Case, type Cases, PolicyTester, type TestResource } from "../src/testing";
import { Computed } from "../src/testing/resources";

/** The tables of a policy's test, without running them. */
const tablesOf = (policy: string): Cases => {
  const file = join(__dirname, "..", "test", "policies", `${policy}.test.js`);
  const { run } = PolicyTester.prototype;
  let tables: Cases = { valid: [], invalid: [] };
  PolicyTester.prototype.run = (_, cases) => {
    tables = cases;
  };
  try {
    delete require.cache[file];
    require(file);
  } finally {
    PolicyTester.prototype.run = run;
  }
  return tables;
};

const variable = ({ name, type }: TestResource): string =>
  name === "it"
    ? (type.split(":").at(-1) ?? "it").replace(/^./, (letter) => letter.toLowerCase())
    : name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const isDocument = (text: string): boolean => /^\{"[^"]*":/.test(text);

const indent = (text: string): string => text.replace(/\n/g, "\n  ");

/** A property's value as a program would write it. */
const expression = (value: unknown): string => {
  if (value instanceof Computed) {
    const placeholders = value.sources.map(
      (source) => new Proxy({}, { get: (_, property) => `\${${variable(source)}.${String(property)}}` }),
    );
    const text = String(value.value(...placeholders));
    const alone = /^\$\{([\w.]+)\}$/.exec(text);
    return alone?.[1] ?? `pulumi.interpolate\`${text}\``;
  }
  if (typeof value === "string" && isDocument(value)) return `JSON.stringify(${expression(JSON.parse(value))})`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const items = Array.isArray(value)
    ? value.map(expression)
    : Object.entries(value).map(
        ([key, item]) => `${/^\w+$/.test(key) ? key : JSON.stringify(key)}: ${expression(item)}`,
      );
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{ ", " }"];
  const line = `${open}${items.join(", ")}${close}`;
  if (items.length === 0) return Array.isArray(value) ? "[]" : "{}";
  return line.length <= 80 && !line.includes("\n")
    ? line
    : `${open.trim()}\n  ${items.map(indent).join(",\n  ")},\n${close.trim()}`;
};

const sourcesIn = (value: unknown): readonly TestResource[] => {
  if (value instanceof Computed) return value.sources;
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(sourcesIn) : [];
};

/** The resources of a row as a program: what is referred to comes first. */
const program = ({ on }: Case): string => {
  const listed = (Array.isArray(on) ? on : [on]) as readonly TestResource[];
  const ordered = new Set<TestResource>();
  const visit = (resource: TestResource): void => {
    for (const source of sourcesIn(resource.props)) visit(source);
    ordered.add(resource);
  };
  for (const resource of listed) visit(resource);
  const referred = new Set([...ordered].flatMap(({ props }) => sourcesIn(props)));
  return [...ordered]
    .map((resource) => {
      const declared = `new ${className(resource.type)}("${resource.name}", ${expression(resource.props)});`;
      return referred.has(resource) ? `const ${variable(resource)} = ${declared}` : declared;
    })
    .join("\n");
};

/** Under which settings a row is judged, in the format of `--policy-pack-config`. */
const settingsOf = (policy: string, { config }: Case): string =>
  config === undefined ? "" : `, with the settings \`${JSON.stringify({ [policy]: config })}\``;

/** The rows of a policy's test that are marked for its page, as programs. */
export const examplesOf = (policy: string): string => {
  const { valid, invalid } = tablesOf(policy);
  const section = (title: string, rows: readonly Case[]): readonly string[] =>
    rows
      .filter(({ doc }) => doc)
      .map((row) => `${title}: ${row.name}${settingsOf(policy, row)}.\n\n\`\`\`ts\n${program(row)}\n\`\`\`\n`);
  return [...section("Violating", invalid), ...section("Compliant", valid)].join("\n");
};
