import type { Unwrap } from "@pulumi/pulumi";
import { resource, type TestResource } from "../../src/testing";

/** A builder whose properties the SDK's types check, so that a mis-spelt property does not compile. */
export const of =
  <Args>(type: string) =>
  (props: Unwrap<Args>, name?: string): TestResource =>
    resource(type, props as Readonly<Record<string, unknown>>, name === undefined ? {} : { name });
