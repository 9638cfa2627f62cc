import { PRESENCE_TAG } from "../chain/presence";

/** The setting of policies that ask for something to be there: most stacks own no trail, and need none of their own. */
export const presenceField = (what: string, when = "it declares anything that reads audit records") =>
  ({
    type: "string",
    enum: ["auto", "required", "off"],
    default: "auto",
    description: `Whether the stack has to have ${what}: \`auto\` when ${when}. The stack tag \`${PRESENCE_TAG}\` overrides it.`,
  }) as const;
