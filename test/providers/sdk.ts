import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

interface Place {
  readonly folder: string;
  readonly file: string;
  readonly name: string;
}

/** Where an SDK declares the class of a type token: `aws:s3/bucket:Bucket`, `aws-native:s3:Bucket`. */
const placeOf = (type: string): Place => {
  const [provider = "", module = "", name = ""] = type.split(":");
  const [folder = "", file = name.charAt(0).toLowerCase() + name.slice(1)] = module.split("/");
  const root = dirname(require.resolve(`@pulumi/${provider}/package.json`));
  // The module itself has the name `index`.
  return { folder: root, file: join(root, folder, `${file === "index" ? "index_" : file}.d.ts`), name };
};

type Members = ReadonlyMap<string, ts.TypeNode>;

const membersOf = (declaration: ts.InterfaceDeclaration): Members =>
  new Map(
    declaration.members.flatMap((member) =>
      ts.isPropertySignature(member) && member.type ? [[member.name.getText(), member.type] as const] : [],
    ),
  );

const interfacesIn = (node: ts.Node, prefix: string, found: Map<string, Members>): void => {
  if (ts.isInterfaceDeclaration(node)) found.set(`${prefix}.${node.name.text}`, membersOf(node));
  else if (ts.isModuleDeclaration(node) && node.body) interfacesIn(node.body, `${prefix}.${node.name.text}`, found);
  else ts.forEachChild(node, (child) => interfacesIn(child, prefix, found));
};

const read = new Map<string, ReadonlyMap<string, Members>>();

/** The interfaces that a file declares, by their names with their namespaces. */
const interfacesOf = (file: string, prefix: string): ReadonlyMap<string, Members> => {
  let found = read.get(file);
  if (!found) {
    const interfaces = new Map<string, Members>();
    interfacesIn(
      ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true),
      prefix,
      interfaces,
    );
    read.set(file, interfaces);
    found = interfaces;
  }
  return found;
};

/** The first part of a way that a type has no place for; `undefined` when it has for all. */
const missing = (type: ts.TypeNode, rest: readonly string[], folder: string): string | undefined => {
  const [key] = rest;
  const text = type.getText();
  if (key === undefined || /^any\b/.test(text) || text.includes("[key: string]")) return undefined;
  const [reference] = /inputs\.[\w.]+/.exec(text) ?? [];
  return missingIn(interfacesOf(join(folder, "types", "input.d.ts"), "inputs").get(reference ?? ""), rest, folder);
};

const missingIn = (members: Members | undefined, path: readonly string[], folder: string): string | undefined => {
  const [key = "", ...rest] = path;
  const type = members?.get(key);
  return type ? missing(type, rest, folder) : key;
};

/** The part of a property's path that the SDK's argument type does not have; `undefined` when it has all of it. */
export const missingProperty = (type: string, at: string): string | undefined => {
  const { folder, file, name } = placeOf(type);
  const path = at.replace(/\[\d*\]/g, "").split(".");
  return missingIn(interfacesOf(file, "args").get(`args.${name}Args`), path, folder);
};
