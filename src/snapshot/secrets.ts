import { isObject } from "../evaluate/is-object";
import type { Properties, SecretPath, Snapshot } from "./snapshot";
import { holdsUnknownSentinel } from "./unknown";

/** The key that marks a special value, and the mark of secrets (pulumi/sdk/go/common/resource/sig). */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Shorter texts stand in every other sentence. */
const MIN_LENGTH = 4;

/** Stands in place of a secret. */
const MASK = "[secret]";

/** What the grammar of policy documents says, whoever writes them (IAM, "Grammar of the IAM JSON policy language"). */
const grammar = new Set(["Version", "Effect", "Action", "NotAction", "Service"]);

/** The value at a path, or what stands where the path ends early: documents become text on their way. */
const valueAt = (value: unknown, path: SecretPath): unknown => {
  let at = value;
  for (const key of path) {
    if (typeof at !== "object" || at === null) return at;
    if (!Object.hasOwn(at, key)) return undefined;
    at = (at as Readonly<Record<string | number, unknown>>)[key];
  }
  return at;
};

/** Every text within a value, also within a document that is written as text. */
function* textsIn(value: unknown): Generator<string> {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const at = open.pop();
    if (typeof at === "string") {
      yield at;
      if (/^\s*[[{]/.test(at)) open.push(documentOf(at));
    } else if (Array.isArray(at)) open.push(...at);
    else if (isObject(at)) open.push(...Object.entries(at).flatMap(([key, item]) => (grammar.has(key) ? [] : [item])));
  }
}

const documentOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const secretTextsOf = ({ resources }: Snapshot): readonly string[] => {
  const texts = new Set<string>();
  for (const { inputs, outputs, secrets = [] } of resources)
    for (const path of secrets)
      for (const properties of [inputs, outputs])
        for (const text of textsIn(valueAt(properties, path)))
          if (text.length >= MIN_LENGTH && !holdsUnknownSentinel(text)) texts.add(text);
  return [...texts].sort((a, b) => b.length - a.length);
};

/** A text without the secrets of a deployment, which nothing that is shown may repeat. */
export const maskOf = (snapshot: Snapshot): ((text: string) => string) => {
  const secrets = secretTextsOf(snapshot);
  return (text) => secrets.reduce((masked, secret) => masked.split(secret).join(MASK), text);
};

/** A value with the secrets in it in the envelope of state exports, from which only `--show-secrets` tells them. */
export const sealSecrets = (
  properties: Properties,
  paths: readonly SecretPath[],
  mask: (text: string) => string,
  show: boolean,
): Properties => {
  const seal = (value: unknown): unknown => ({
    [SIGNATURE]: SECRET,
    ...(show ? { plaintext: JSON.stringify(value) } : { ciphertext: MASK }),
  });
  const copy = (value: unknown, within: readonly SecretPath[]): unknown => {
    if (value === undefined || holdsUnknownSentinel(value)) return value;
    if (within.some(({ length }) => length === 0)) return seal(value);
    const inner = (key: string | number) => within.flatMap(([first, ...rest]) => (first === key ? [rest] : []));
    if (Array.isArray(value)) return value.map((item, i) => copy(item, inner(i)));
    if (isObject(value))
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item, inner(key))]));
    const isSealed = within.length > 0 || (!show && typeof value === "string" && mask(value) !== value);
    return isSealed ? seal(value) : value;
  };
  return copy(properties, paths) as Properties;
};
