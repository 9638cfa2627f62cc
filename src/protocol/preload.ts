// Loaded into the process of a program or a pack before it. Pulumi inspects what is thrown with colours on, and Node.js
// 20.20 then loops on stack frames such as `node_modules/@pulumi/resource.ts:1:1`, which Pulumi's source maps produce, until
// it runs out of memory: a scoped package without a second slash.
import util from "node:util";

const { inspect } = util;

util.inspect = Object.assign(
  (value: unknown, options?: util.InspectOptions) => inspect(value, { ...options, colors: false }),
  inspect,
);
