// A pack is asked for its port before there is anything to judge, and most stacks need a part of it only. So compiled modules
// load each other when they first use each other; that changes nothing else, since loading one has no effect.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Statements that load a module of ours, or a namespace to pass on. Other re-exports, which the compiler makes `var`, stay. */
const rewritten = (code) => {
  const source = ts.createSourceFile("module.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const edits = [];
  const names = new Set();
  const edit = (node, text) => edits.push({ start: node.getStart(), end: node.getEnd(), text });
  const visit = (node) => {
    if (ts.isIdentifier(node) && names.has(node.text)) edit(node, `(${node.text}())`);
    else ts.forEachChild(node, visit);
  };
  for (const statement of source.statements) {
    const text = statement.getText();
    const [, name, load] = /^const (\w+) = (require\("\.[^"]*"\));$/.exec(text) ?? [];
    const [, space, loadSpace] = /^exports\.(\w+) = (__importStar\(require\("\.[^"]*"\)\));$/.exec(text) ?? [];
    if (name) {
      names.add(name);
      edit(statement, `let ${name}_;\nconst ${name} = () => (${name}_ ??= ${load});`);
    } else if (space) {
      // Not `defineProperty`: in that, what tells ES modules the names of the exports would see a getter and give up.
      const property = `{ enumerable: true, get: () => (${space}_ ??= ${loadSpace}) }`;
      edit(statement, `let ${space}_;\nObject.defineProperties(exports, { ${space}: ${property} });`);
    } else visit(statement);
  }
  let text = code;
  for (const { start, end, text: replacement } of edits.reverse())
    text = text.slice(0, start) + replacement + text.slice(end);
  return text;
};

/** Rewrites the compiled modules of a folder; those that were rewritten before stay as they are. */
export const loadOnUse = (folder, isMeant = () => true) => {
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!file.endsWith(".js") || !isMeant(file)) continue;
    const path = join(folder, file);
    const code = readFileSync(path, "utf8");
    if (/^(const \w+ = |exports\.\w+ = __importStar\()require\("\./m.test(code)) writeFileSync(path, rewritten(code));
  }
};
